using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

internal static class BehaviourJudge
{
    public static CriterionFinding Judge(NotebookTest.Behaviour test, NotebookCriterion criterion, NotebookView view) => throw new NotImplementedException();
}
