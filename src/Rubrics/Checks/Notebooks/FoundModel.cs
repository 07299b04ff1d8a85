using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>The model that a criterion is about.</summary>
internal static class FoundModel
{
    /// <param name="missing">What is to be said where there is none.</param>
    public static ModelResult? Of(NotebookView view, string run, string name, out CriterionFinding missing)
    {
        var model = view.Model(run, name);
        missing = model switch
        {
            null => CriterionFinding.NotMet(view.Absent(run)),
            { IsFound: false } => CriterionFinding.NotMet(model.Message.Length > 0 ? model.Message : $"No model called “{view.Variable(run, name)}” was left behind by the notebook."),
            _ => CriterionFinding.Met(""),
        };
        return model is { IsFound: true } ? model : null;
    }
}
