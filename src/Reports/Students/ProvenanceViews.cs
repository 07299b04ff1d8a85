using System.Globalization;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>What somebody needs to obtain the same grade again.</summary>
internal static class ProvenanceViews
{
    public static ProvenanceView Build(Grade grade, Dates dates)
    {
        (IReadOnlyList<RunStamp> runs, int more) = Bounds.First(grade.Provenance.Runs, Bounds.Runs);
        return new ProvenanceView(Facts(grade, dates), runs.Select(Build).ToList(), Bounds.MoreWords(more, "run", "runs"));
    }

    private static List<FactView> Facts(Grade grade, Dates dates)
    {
        List<FactView> facts =
        [
            new("Grader", grade.Provenance.GraderVersion),
            new("Assignment", $"{grade.Assignment.Slug}, version {grade.Assignment.Version}"),
            new("Assignment package", grade.Assignment.Sha256),
            new("Submission", grade.Submission.Id),
            new("Submitted content", grade.Submission.Sha256),
        ];
        if (grade.Provenance.Gathered is { } gathered) facts.Add(new FactView("Evidence gathered", dates.Words(gathered)));
        return facts.Select(fact => fact with { Value = Hash(fact.Value) }).ToList();
    }

    private static RunView Build(RunStamp run) => new(
        PlainText.Line(run.Name, Bounds.Title),
        PlainText.Line(run.Ended, Bounds.Title),
        [
            new("Time", $"{Amounts.Duration(run.WallTime)} on the clock, {Amounts.Duration(run.CpuTime)} of processor"),
            new("Peak memory", Amounts.Memory(run.PeakMemoryBytes)),
            new("Device and seed", PlainText.Line(
                run.Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"{run.Device}, seed {seed}") : run.Device, Bounds.Title)),
            new("Limits", PlainText.Line(run.Limits, Bounds.Title)),
        ],
        [
            new("Image", Hash(run.ImageId)),
            new("Evidence", Hash(run.EvidenceSha256)),
        ]);

    // A whole hash fits on its line, and is copied whole only where nothing is put into it.
    private static string Hash(string value) => value.Length is >= 64 and <= 71 ? value : PlainText.Line(value, Bounds.Title);
}
