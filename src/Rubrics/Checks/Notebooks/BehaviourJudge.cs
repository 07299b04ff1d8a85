using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks.Notebooks.Behaviours;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges what a model does when something is tried out on it.</summary>
internal static class BehaviourJudge
{
    public static CriterionFinding Judge(NotebookTest.Behaviour test, NotebookCriterion criterion, NotebookView view)
    {
        if (FoundModel.Of(view, criterion.Run, criterion.Model, out var missing) is not { } model || view.Result(criterion.Run) is not { } notebook)
        {
            return missing;
        }

        return test.Kind switch
        {
            BehaviourKind.Gradients => NetworkFindings.Gradients(model),
            BehaviourKind.Mode => NetworkFindings.Mode(model),
            BehaviourKind.Overfit => NetworkFindings.Overfit(model, notebook.Run.Evidence.Classes),
            BehaviourKind.TeacherForcing => SequenceFindings.TeacherForcing(model),
            BehaviourKind.FreeRunning => SequenceFindings.FreeRunning(model),
            BehaviourKind.NoStateLeak => SequenceFindings.NoStateLeak(model),
            BehaviourKind.NotTrainedOnTest => NetworkFindings.NotTrainedOnTest(
                ModelMeasurement.Of(notebook, criterion.Model, ImagePart.Visible),
                ModelMeasurement.Of(notebook, criterion.Model, ImagePart.Hidden)),
        };
    }
}
