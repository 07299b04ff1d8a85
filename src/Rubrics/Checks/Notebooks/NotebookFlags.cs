using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What an instructor should look at in executed notebooks: never a change of marks.</summary>
internal static class NotebookFlags
{
    private const double UsualDeviation = 0.005;
    private const int MostCells = 5;

    /// <summary>Begins the note of a cell with shell commands that ran in the box.</summary>
    private const string ShellNote = "Shell commands of this cell ran";

    public static IEnumerable<string> Of(JudgingContext context)
    {
        var items = context.Assignment.Items.Where(i => i.Check is ItemCheck.Notebook).ToList();
        foreach (var name in items.SelectMany(i => i.Check.Runs).Distinct())
        {
            var item = items.First(i => i.Check.Runs.Contains(name));
            if (new NotebookView(context, item) is var view && view.Result(name) is { } result)
            {
                foreach (var flag in Of(view, name, result))
                {
                    yield return $"{(result.File.Length > 0 ? result.File : name)}: {flag}";
                }
            }
        }
    }

    private static IEnumerable<string> Of(NotebookView view, string run, NotebookResult result)
    {
        var stored = StoredOutputs.Disagreements(result, UsualDeviation).Take(MostCells).Select(d => d.ToInstructor).ToList();
        if (stored.Count > 0)
        {
            yield return $"{string.Join("; ", stored)}. The outputs that were handed in may not come from this notebook.";
        }

        var shell = result.Cells.Where(c => c.Notes.Any(n => n.StartsWith(ShellNote, StringComparison.Ordinal))).Take(MostCells).Select(CellWords.Name).ToList();
        if (shell.Count > 0)
        {
            yield return $"runs shell commands: {string.Join(", ", shell)}.";
        }

        foreach (var model in view.Settings(run)?.Models ?? [])
        {
            if (ModelAdvice.AppliesSoftmaxTwice(result.Model(model.Id)))
            {
                yield return $"{model.Name} applies softmax twice, in the network and in its loss.";
            }

            foreach (var words in LookedUp(result, model.Id))
            {
                yield return $"{model.Name}: {words}";
            }

            if (TestSetGap.Of(result, model.Id) is { IsTooLarge: true } gap)
            {
                yield return $"{model.Name} gets {MeasuredRuns.Shown(MetricKind.Accuracy, gap.Visible)} of the test set it was given right and {MeasuredRuns.Shown(MetricKind.Accuracy, gap.Hidden)} of images that it never met: it may have been trained on its test set.";
            }
        }
    }

    private static IEnumerable<string> LookedUp(NotebookResult result, string model)
    {
        var measured = result.Run.HiddenLabels.Length == 0 ? null : ModelMeasurement.Of(result, model, ImagePart.Hidden);
        if (measured?.Copies is { IsLookedUp: true } copies)
        {
            yield return copies.ToInstructor;
        }

        if (measured?.Canaries is { IsLookedUp: true } canaries)
        {
            yield return canaries.ToInstructor;
        }
    }
}
