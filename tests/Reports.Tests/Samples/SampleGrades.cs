using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Tests.Samples;

/// <summary>Grades that look like real ones.</summary>
internal static class SampleGrades
{
    private static readonly DateTimeOffset Due = new(2026, 11, 20, 22, 59, 0, TimeSpan.Zero);
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0f3a9c52", 8));

    public static readonly AssignmentStamp Assignment = new(
        "fri-cifar10-mlp", "1.2.0", Hash, "A multilayer perceptron for CIFAR-10, from scratch", "Deep Learning 63545", "Europe/Ljubljana", Due);

    /// <summary>Two items wait, one day late, with every kind of exhibit.</summary>
    public static Grade Provisional(params string[] students) => new()
    {
        Submission = Stamp("63545_04_ana", students.Length == 0 ? ["Ana Žagar Kovač"] : students, Due.AddHours(5)),
        Assignment = Assignment,
        Status = GradeStatus.Provisional,
        Items = SampleItems.All,
        Raw = new Marks(26.5m),
        LateDeduction = new Marks(2.65m),
        Total = new Marks(23.85m),
        Maximum = new Marks(40m),
        LateWords = "Handed in 5 hours after the deadline: 10 % of the marks are taken off.",
        Notices =
        [
            new Notice(NoticeKind.Dropped, "A folder made by the operating system was left out.", "__MACOSX/"),
            new Notice(NoticeKind.Naming, "The file name does not follow {course}_{roll}_{first}.zip; your name was read from the archive's folder."),
            new Notice(NoticeKind.Pages, "The report has 4 pages; at most 3 were asked for.", "report.pdf"),
        ],
        Flags = ["Measured accuracy differs from the claimed one by more than 5 points."],
        Provenance = new Provenance { GraderVersion = "0.1.0", Gathered = Due.AddHours(30), Runs = SampleItems.Runs },
    };

    public static Grade Final(string id, decimal share, params string[] students)
    {
        IReadOnlyList<ItemGrade> items = SampleItems.All.Select(item => item with
        {
            State = ItemState.Graded,
            Awarded = item.Maximum.Share(share).Rounded,
            Criteria = [new CriterionGrade("All of it", share == 1 ? Verdict.Met : Verdict.PartlyMet, item.Maximum.Share(share).Rounded, item.Maximum, "As measured.")],
            Exhibits = [],
        }).ToList();
        Marks total = new Marks(items.Sum(item => item.Awarded.Value)).Rounded;
        return Provisional(students) with
        {
            Submission = Stamp(id, students, Due.AddHours(-2)), Status = GradeStatus.Final, Items = items, Raw = total, Total = total,
            LateDeduction = Marks.Zero, LateWords = "Handed in on time.", Notices = [], Flags = [],
        };
    }

    public static Grade Refused() => Provisional("Boris Žnidaršič") with
    {
        Submission = Stamp("boris", ["Boris Žnidaršič"], Due.AddHours(-1)) with { Source = "homework.zip" },
        Status = GradeStatus.Refused,
        Items = [],
        Reasons = ["homework.zip is not an archive: it begins like a PDF. Pack the folder as a zip and hand it in again."],
        Raw = Marks.Zero, LateDeduction = Marks.Zero, Total = Marks.Zero,
        LateWords = "Handed in on time.",
        Notices = [], Flags = [],
        Provenance = new Provenance { GraderVersion = "0.1.0" },
    };

    public static Grade NotGraded() => Refused() with
    {
        Submission = Stamp("cene", ["Cene Hribar"], Due.AddHours(-3)),
        Status = GradeStatus.NotGraded,
        Reasons = ["The image autograder/numpy is not on this machine, so nothing could be run."],
    };

    private static SubmissionStamp Stamp(string id, IReadOnlyList<string> students, DateTimeOffset received) =>
        new(id, students, $"{id}.zip", Hash, received);
}
