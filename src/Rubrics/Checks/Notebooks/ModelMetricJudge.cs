using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class ModelMetricJudge
{
    public static CriterionFinding Judge(NotebookTest.Metric test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
