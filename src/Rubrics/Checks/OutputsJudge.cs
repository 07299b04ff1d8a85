using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Operations;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Verdict = Autograder.Rubrics.Grades.Verdict;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges what the student's functions returned against the reference.</summary>
internal static class OutputsJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Outputs check, JudgingContext context)
    {
        if (context.ResultsOf(check.Run) is not [var run, ..])
        {
            return ItemJudge.Nothing(item, "No code was handed in, so there was nothing to try.");
        }

        if (Unusable(run) is { } unusable)
        {
            return ItemJudge.Nothing(item, unusable, RunWords.Advice(run.Evidence) is { } advice ? [advice] : [])
                with { Exhibits = [.. ProgramOutput.Exhibits(run)] };
        }

        var judged = check.Criteria.Select((criterion, index) => Judge(item, check, criterion, index, run)).ToList();
        var grades = judged.Select(j => j.Grade).ToList();
        var lost = judged.Where(j => j.Grade.Awarded < j.Grade.Maximum).ToList();
        return ItemJudge.Frame(item, ItemState.Graded, Found(judged), grades) with
        {
            Feedback = [.. lost.Select(j => j.Worst.Words).Distinct().Take(4), .. judged.SelectMany(j => j.Worst.Notes).Distinct().Take(4)],
            Exhibits = check.ShowValues ? [.. lost.Select(j => j.Worst.Table).OfType<Exhibit>().Take(3)] : [],
        };
    }

    private sealed record Judged(CriterionGrade Grade, CaseFinding Worst);

    /// <summary>A criterion earns what its worst case earns: a function that is right for one layer only is not right.</summary>
    private static Judged Judge(Item item, ItemCheck.Outputs check, OutputsCriterion criterion, int index, RunResult run)
    {
        var findings = criterion.Cases.Select((@case, number) => criterion.Operation.Judge(
            @case.Settings,
            @case.Prepared,
            CaseReader.Read(run, FunctionsRequest.CaseId(item.Id, index, number)),
            check.Tolerance)).ToList();
        var worst = findings.MinBy(f => Share(check, f)) ?? throw new GradingFault($"Item {item.Id} has a criterion without cases.");
        var share = Share(check, worst);
        var verdict = share switch { 1m => Verdict.Met, 0m => Verdict.NotMet, _ => Verdict.PartlyMet };
        return new Judged(new CriterionGrade(criterion.Text, verdict, criterion.Marks.Share(share), criterion.Marks, Reason(findings, worst, share)), worst);
    }

    private static decimal Share(ItemCheck.Outputs check, CaseFinding finding) => finding.Outcome switch
    {
        CaseOutcome.Right => 1m,
        CaseOutcome.NearMiss => finding.Mistake is { } mistake ? check.Near.GetValueOrDefault(mistake) : 0m,
        CaseOutcome.Wrong or CaseOutcome.Failed or CaseOutcome.NotFound => 0m,
    };

    private static string Reason(IReadOnlyList<CaseFinding> findings, CaseFinding worst, decimal share)
    {
        if (share == 1m)
        {
            return findings.Count == 1 ? $"Agrees with the reference ({worst.Label})." : $"Agrees with the reference in all {findings.Count} cases.";
        }

        var right = findings.Count(f => f.Outcome == CaseOutcome.Right);
        var where = findings.Count == 1 ? "" : $" ({worst.Label}; {right} of {findings.Count} cases are right)";
        return worst.Outcome == CaseOutcome.NearMiss && share > 0m
            ? $"Nearly right{where}: {FirstSentence(worst.Words)}"
            : $"{FirstSentence(worst.Words)}{where}";
    }

    /// <summary>The rest stands under the advice, once for all criteria that need it.</summary>
    private static string FirstSentence(string words)
    {
        var end = words.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? words : words[..(end + 1)];
    }

    private static string Found(IReadOnlyList<Judged> judged)
    {
        var met = judged.Count(j => j.Grade.Verdict == Verdict.Met);
        return met == judged.Count
            ? "Everything that was tried agrees with the reference."
            : met == 0
                ? "What was tried does not agree with the reference yet."
                : $"{met} of {judged.Count} parts agree with the reference.";
    }

    /// <summary>Why the run as a whole says nothing about any function, or null where it does.</summary>
    private static string? Unusable(RunResult run)
    {
        if (CaseReader.Property(run.Results, "cases", out _))
        {
            return null;
        }

        // what the driver leaves before it loads the file knows nothing of limits
        if (!RunWords.WasStopped(run.Evidence) && CaseReader.Property(run.Results, "module", out var module) && CaseReader.Property(module, "error", out var error))
        {
            return $"Your file could not be loaded: {CaseReader.Text(error, "type")}: {CaseReader.Text(error, "message")}.";
        }

        return $"The program {RunWords.Ended(run.Evidence)} before any function could be tried. {run.Problem}".TrimEnd();
    }
}
