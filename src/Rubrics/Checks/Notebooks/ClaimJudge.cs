using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class ClaimJudge
{
    public static CriterionFinding Judge(NotebookTest.Claim test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
