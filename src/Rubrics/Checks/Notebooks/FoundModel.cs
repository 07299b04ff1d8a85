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
        if (missing.Reason.Contains("Expected hidden", StringComparison.Ordinal))
        {
            // PyTorch's words for a state that was made for a batch of another size
            missing = missing with { Feedback = ["The model keeps the hidden state of an earlier batch, which had another size: make h and c anew (zeros) in each call of forward, not in self."] };
        }

        return model is { IsFound: true } ? model : null;
    }
}
