using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Checks.Notebooks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Scoring;

/// <summary>Grade = f(assignment version, evidence, calendar): pure, so that a grade can be recomputed at any time.</summary>
public static class Scorer
{
    public static Grade Score(SubmissionStamp submission, JudgingContext context, IReadOnlyList<Notice> notices, string graderVersion)
    {
        var lateness = LatenessOf(submission, context.Assignment);
        var answers = new AnswerJudge(context);
        var writeUps = new WriteUps(context);
        var flags = new List<string>();
        var items = context.Assignment.Items.Select(item => MarkersChoice.Apply(item, ItemJudge.Judge(item, context, answers, writeUps), context.Decided, flags))
            .Select(item => MarkersLines.Apply(item, context.Lines)).ToList();
        var raw = items.Aggregate(Marks.Zero, (sum, item) => sum + item.Awarded);
        var total = raw.Share(lateness.Factor).Rounded;
        return new Grade
        {
            Submission = submission,
            Assignment = context.Assignment.Stamp,
            Status = items.TrueForAll(i => i.State == ItemState.Graded) ? GradeStatus.Final : GradeStatus.Provisional,
            Items = items,
            Raw = raw.Rounded,
            LateDeduction = raw.Rounded - total,
            Total = total,
            Maximum = context.Assignment.Maximum,
            LateWords = lateness.Words,
            Notices = [.. notices, .. SheetNotices(context)],
            Flags = [.. Flags(context), .. NotebookFlags.Of(context), .. BroughtAlong.Flags(context), .. answers.Flags, .. flags, .. MarkersLines.Flags(items, context.Lines)],
            Provenance = ProvenanceOf(context, graderVersion),
        };
    }

    /// <summary>A grade for an upload that could not be taken in: nothing was looked at.</summary>
    public static Grade Refuse(SubmissionStamp submission, Assignment assignment, IReadOnlyList<string> reasons, string graderVersion) =>
        Empty(submission, assignment, GradeStatus.Refused, reasons, graderVersion);

    /// <summary>A grade that says that we failed; no mark is meant.</summary>
    public static Grade Fault(SubmissionStamp submission, Assignment assignment, string reason, string graderVersion) =>
        Empty(submission, assignment, GradeStatus.NotGraded, [reason], graderVersion);

    /// <summary>How late the submission is; in a group the longest extension of a member counts.</summary>
    public static Lateness LatenessOf(SubmissionStamp submission, Assignment assignment) =>
        submission.Students.Select(student => assignment.Calendar.Judge(submission.Received, student)).MaxBy(lateness => lateness.Factor)
        ?? assignment.Calendar.Judge(submission.Received, null);

    private static Grade Empty(SubmissionStamp submission, Assignment assignment, GradeStatus status, IReadOnlyList<string> reasons, string graderVersion) => new()
    {
        Submission = submission,
        Assignment = assignment.Stamp,
        Status = status,
        Items = [],
        Raw = Marks.Zero,
        LateDeduction = Marks.Zero,
        Total = Marks.Zero,
        Maximum = assignment.Maximum,
        LateWords = LatenessOf(submission, assignment).Words,
        Reasons = reasons,
        Provenance = new Provenance { GraderVersion = graderVersion },
    };

    /// <summary>What the answer sheet holds that fits no question; where nothing could be read of it, intake has said so.</summary>
    private static IEnumerable<Notice> SheetNotices(JudgingContext context) =>
        context.Answers.IsUnreadable ? [] : context.Answers.Problems.Select(problem => new Notice(NoticeKind.Answers, problem));

    private static IEnumerable<string> Flags(JudgingContext context) =>
        from item in context.Assignment.Items
        where !item.Check.Runs.Any(run => context.Missing.ContainsKey(run) || context.LeftOut.Contains(run))
        from flag in item.Check switch
        {
            ItemCheck.Metric check => MetricJudge.Flags(item, check, context),
            ItemCheck.Comparison check => ComparisonJudge.Flags(item, check, context),
            _ => [],
        }
        select flag;

    private static Provenance ProvenanceOf(JudgingContext context, string graderVersion)
    {
        var evidence = context.Assignment.Runs.SelectMany(r => context.ResultsOf(r.Name))
            .Concat(context.ResultsOf(ItemCheck.Document.PdfRun)).Select(r => r.Evidence).DistinctBy(e => e.Key).ToList();
        return new Provenance
        {
            GraderVersion = graderVersion,
            Gathered = evidence.Count == 0 ? null : evidence.Max(e => e.StartedAt + e.WallTime),
            Runs = [.. evidence.Select(e => new RunStamp(e.Run, e.ImageId, EvidenceStore.HashOf(e), e.Seed, e.Device, RunWords.Ended(e), e.WallTime, e.CpuTime, e.PeakMemoryBytes, e.Limits))],
        };
    }
}
