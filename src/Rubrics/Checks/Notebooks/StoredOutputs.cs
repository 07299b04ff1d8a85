using System.Globalization;
using System.Text.RegularExpressions;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>A cell whose stored output claims a better accuracy than running it gives.</summary>
internal sealed record StoredDisagreement(int Cell, double Stored, double Now)
{
    public string ToStudent =>
        $"In the notebook that you handed in, the stored output of cell {Cell} shows an accuracy of {Percent(Stored)}; when we ran the cell it showed {Percent(Now)}. Run the whole notebook again before you hand it in.";

    public string ToInstructor => $"the stored output of cell {Cell} shows an accuracy of {Percent(Stored)}, running it gave {Percent(Now)}";

    private static string Percent(double share) => MeasuredRuns.Shown(Assignments.Notebooks.MetricKind.Accuracy, share);
}

/// <summary>Compares what a notebook claims that it showed with what it showed when we ran it.</summary>
internal static partial class StoredOutputs
{
    /// <summary>Smaller differences are nobody's business, whatever the noise between seeds.</summary>
    private const double Least = 0.02;
    private const double ManyDeviations = 4;

    /// <param name="deviation">Standard deviation of accuracies between seeds.</param>
    public static IEnumerable<StoredDisagreement> Disagreements(NotebookResult? result, double deviation)
    {
        var allowed = Math.Max(Least, ManyDeviations * deviation);
        foreach (var cell in result?.Cells.Where(c => c.Status == CellStatus.Ok) ?? [])
        {
            if (Best(cell.StoredText, cell.FirstLine) is { } stored && Best(cell.Text, cell.FirstLine) is { } now && stored > now + allowed)
            {
                yield return new StoredDisagreement(cell.Index, stored, now);
            }
        }
    }

    /// <summary>The highest accuracy that a text shows, as a share; null where it shows none.</summary>
    private static double? Best(string text, string firstLine)
    {
        var labelled = Labelled().Matches(text).Select(m => Share(m.Groups["number"].Value, m.Groups["percent"].Success)).OfType<double>().ToList();
        if (labelled.Count == 0 && firstLine.Contains("acc", StringComparison.OrdinalIgnoreCase) && Alone().Match(text) is { Success: true } alone)
        {
            labelled = [.. new[] { Share(alone.Groups["number"].Value, alone.Groups["percent"].Success) }.OfType<double>()];
        }

        return labelled.Count == 0 ? null : labelled.Max();
    }

    private static double? Share(string digits, bool percent) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && (percent || value > 1 ? value / 100 : value) is >= 0 and <= 1 and var share ? share : null;

    [GeneratedRegex(@"acc(?:uracy|\.)?\b[^0-9\n]{0,30}?(?<number>[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*(?<percent>%)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^\s*(?:tensor\()?(?<number>[0-9]{1,3}(?:\.[0-9]{1,17})?)\)?\s*(?<percent>%)?\s*\z", RegexOptions.None, 1000)]
    private static partial Regex Alone();
}
