using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class ArchitectureJudge
{
    public static CriterionFinding Judge(NotebookTest.Architecture test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
