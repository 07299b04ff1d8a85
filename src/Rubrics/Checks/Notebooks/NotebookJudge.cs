using System.Diagnostics;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges an item about an executed notebook: its criteria one by one, then its typed answers.</summary>
internal static class NotebookJudge
{
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
            Feedback = [.. findings.SelectMany(f => f.Feedback).Concat(typed?.Feedback ?? []).Distinct().Take(6)],
            Exhibits = [.. findings.SelectMany(f => f.Exhibits).Concat(typed?.Exhibits ?? []).Distinct()],
            Key = typed?.Key,
        };
    }

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

    private static IEnumerable<string> Found(NotebookView view, ItemCheck.Notebook check) => [];
}
