using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class CurveJudge
{
    public static CriterionFinding Judge(NotebookTest.Curve test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
