using System.Diagnostics;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges an item about an executed notebook: its criteria one by one, then its typed answers.</summary>
internal static class NotebookJudge
{
    private const int MostFeedback = 8;

    public static ItemGrade Judge(Item item, ItemCheck.Notebook check, JudgingContext context, AnswerJudge answers)
    {
        var view = new NotebookView(context, item);
        var findings = check.Criteria.Select(c => Find(c, view)).ToList();
        var criteria = check.Criteria.Zip(findings, Line).ToList();
        var typed = check.Parts is { } parts ? answers.Judge(item with { Check = parts, Marks = Rest(item, check) }, parts) : null;
        List<CriterionGrade> all = [.. criteria, .. typed?.Criteria ?? []];
        var state = all.Exists(c => c.Verdict == Verdict.WaitsForMarker) ? ItemState.WaitsForMarker : ItemState.Graded;
        return ItemJudge.Frame(item, state, string.Join(" ", Found(view, check).Append(typed?.Found ?? "").Where(s => s.Length > 0)), all) with
        {
            Feedback = [.. findings.SelectMany(f => f.Feedback).Concat(typed?.Feedback ?? []).Concat(Notes(view, check)).Distinct().Take(MostFeedback)],
            Exhibits = [.. findings.SelectMany(f => f.Exhibits).Concat(typed?.Exhibits ?? []).DistinctBy(e => e is Exhibit.Curves ? e.Title : (object)e)],
            Key = typed?.Key,
        };
    }

    /// <summary>What the box has to say about the notebook itself.</summary>
    private static IEnumerable<string> Notes(NotebookView view, ItemCheck.Notebook check) =>
        view.Result(check.Run)?.Notes ?? [];

    private static Marks Rest(Item item, ItemCheck.Notebook check) => check.Criteria.Aggregate(item.Marks, (rest, c) => rest - c.Marks);

    private static CriterionFinding Find(NotebookCriterion criterion, NotebookView view) => criterion.Test switch
    {
        NotebookTest.Ran test => RanJudge.Judge(test, criterion, view),
        NotebookTest.Metric test => ModelMetricJudge.Judge(test, criterion, view),
        NotebookTest.Claim test => ClaimJudge.Judge(test, criterion, view),
        NotebookTest.Comparison test => ModelComparisonJudge.Judge(test, criterion, view),
        NotebookTest.Architecture test => ArchitectureJudge.Judge(test, criterion, view),
        NotebookTest.Curve test => CurveJudge.Judge(test, criterion, view),
        NotebookTest.Behaviour test => BehaviourJudge.Judge(test, criterion, view),
        _ => throw new UnreachableException(),
    };

    private static CriterionGrade Line(NotebookCriterion criterion, CriterionFinding finding)
    {
        var share = (decimal)Math.Clamp(finding.Share, 0, 1);
        var verdict = finding.Waits ? Verdict.WaitsForMarker : share >= 1 ? Verdict.Met : share > 0 ? Verdict.PartlyMet : Verdict.NotMet;
        return new CriterionGrade(criterion.Text, verdict, finding.Waits ? Marks.Zero : criterion.Marks.Share(share), criterion.Marks, finding.Reason);
    }

    /// <summary>What was executed, on what, and how far it came; words about a run are said once per item.</summary>
    private static IEnumerable<string> Found(NotebookView view, ItemCheck.Notebook check) =>
        check.Runs.Select(run => view.Result(run) is { } result ? Found(result, view.Results(run).Count) : view.Absent(run)).Distinct();

    private static string Found(NotebookResult result, int count)
    {
        var device = result.Environment.Device.Length > 0 ? $" on {result.Environment.Device}" : "";
        return $"{(result.File.Length > 0 ? result.File : "The notebook")} was run {(count == 1 ? "once" : $"{count} times")}{device}. {CellWords.Summary(result)}";
    }
}
