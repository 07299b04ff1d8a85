using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class ModelComparisonJudge
{
    public static CriterionFinding Judge(NotebookTest.Comparison test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
