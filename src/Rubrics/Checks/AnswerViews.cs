using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Checks;

/// <summary>What is shown beside the marks of answers: how they were read, the working, and the key.</summary>
internal sealed class AnswerViews(JudgingContext context, StudentAnswers student, TermEvaluator keys)
{
    /// <summary>One or two sentences on the item as a whole.</summary>
    public string Found(ItemCheck.Answers check, IReadOnlyList<PartVerdict> verdicts)
    {
        if (context.Answers.IsUnreadable)
        {
            return "The answers file could not be read.";
        }

        if (verdicts is [var only])
        {
            return only.Finding.Outcome switch
            {
                Outcome.Waits => "A marker reads this and decides.",
                Outcome.NotAnswered or Outcome.NotUnderstood or Outcome.Undecided => only.Finding.Reason.Length > 0 ? only.Finding.Reason : only.Criteria[0].Reason,
                _ => only.Finding.Understood is [{ Tex: not null } read] && only.Part.Check is PartCheck.Number ? $"Your answer was read as ${read.Tex}$." : only.Finding.Reason.Length > 0 ? only.Finding.Reason : only.Criteria[0].Reason,
            };
        }

        var counting = verdicts.Where(v => v.Counts || v.Waits).ToList();
        var (right, waiting, missing) = (counting.Count(v => v.IsRight), counting.Count(v => v.Waits), counting.Count(v => !v.IsAttempt));
        var words = $"{right} of {counting.Count} answers {(right == 1 ? "is" : "are")} right";
        return words + (waiting > 0 ? $", {waiting} {(waiting == 1 ? "waits" : "wait")} for a marker" : "") + (missing > 0 ? $", {missing} {(missing == 1 ? "is" : "are")} missing" : "") + ".";
    }

    public IReadOnlyList<Exhibit> Exhibits(Item item, ItemCheck.Answers check, IReadOnlyList<PartVerdict> verdicts)
    {
        List<UnderstoodAnswer> rows = [.. Assumed(check), .. Shown(verdicts).SelectMany(v => v.Finding.Understood).DistinctBy(u => u.Name)];
        var working = context.Answers.Find(AnswerNames.WorkingOf(item.Id));
        return
        [
            .. rows.Count > 0 ? [new Exhibit.Understood { Title = "How your answers were read", Rows = rows }] : Array.Empty<Exhibit>(),
            .. verdicts.Where(v => v.Counts).SelectMany(v => v.Finding.Exhibits),
            .. working is null ? Array.Empty<Exhibit>() : [WrittenWords.Exhibit("Your working", working.Value.Shown)],
        ];
    }

    /// <summary>The keys, from the time on that the package allows; null where it never does.</summary>
    public ItemKey? KeyOf(ItemCheck.Answers check, IReadOnlyList<PartVerdict> verdicts)
    {
        var release = context.Assignment.AnswerRules.Release;
        if (!check.ShowKey || release == KeyRelease.Never)
        {
            return null;
        }

        var lines = Shown(verdicts).SelectMany(v => KeyLines.Of(v.Part, check.Parts.Count > 1, keys)).ToList();
        var from = release == KeyRelease.AfterDue ? context.Assignment.Calendar.ClosesAt : null;
        return lines.Count == 0 && check.Solution is null ? null : new ItemKey(lines, check.Solution, from);
    }

    /// <summary>Of parts that read the same answer, those that count.</summary>
    private static IEnumerable<PartVerdict> Shown(IReadOnlyList<PartVerdict> verdicts) =>
        verdicts.Where(v => v.Counts || !verdicts.Any(other => other.Counts && other.Part.Answer == v.Part.Answer));

    private IEnumerable<UnderstoodAnswer> Assumed(ItemCheck.Answers check)
    {
        var book = context.Assignment.Keys;
        foreach (var name in book.Assumptions.Count == 0 ? [] : check.Parts.SelectMany(p => p.Check.Key is { } key ? book.AssumedIn(key) : []).Distinct())
        {
            if (!book.Assumptions.TryGetValue(name, out var assumption))
            {
                continue;
            }

            var typed = context.Answers.Assumed(name);
            var value = student.Assumed(assumption);
            var note = value.Value is null ? value.Problem : typed is null ? "not declared; this is what is taken then" : "your assumption";
            yield return new UnderstoodAnswer(name, typed?.Value.Shown ?? "", value.Value is { } given ? KeyLines.Tex(given) : null, note);
        }
    }
}
