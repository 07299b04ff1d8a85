using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class RanJudge
{
    public static CriterionFinding Judge(NotebookTest.Ran test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
