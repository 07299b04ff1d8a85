using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges ticked boxes. Ticking none is an answer; an option that does not exist waits for a marker.</summary>
internal static class ChoiceJudge
{
    public static PartFinding Judge(PartCheck.Choice check, PartContext context, TypedAnswer answer)
    {
        var ticked = Ticked(check, answer.Value, out var unknown);
        if (ticked is null)
        {
            var problem = $"“{unknown}” is none of the options {string.Join(", ", check.Options.Select(o => o.Letter))}";
            return PartFinding.Unread($"Not understood: {problem}.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, problem)] };
        }

        var shown = ticked.Count == 0 ? "no box" : string.Join(", ", ticked.Select(o => o.Letter));
        var finding = check.One && ticked.Count > 1
            ? new PartFinding(Outcome.Wrong, 0, $"Exactly one box is to be ticked, not {ticked.Count}.")
            : Words(ReadingJudge.Judge(context, Shown(check, ticked), given => Share(check, ticked, given), _ => Wrong(check, ticked)));
        return finding with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, ArrayTex.Words($"ticked: {shown}"), null)] };
    }

    /// <summary>The boxes in the order of the question, or null where something else was typed.</summary>
    public static IReadOnlyList<Option>? Ticked(PartCheck.Choice check, Typed typed, out string unknown)
    {
        unknown = "";
        var ticked = new HashSet<Option>();
        foreach (var word in WordsOf(check, typed))
        {
            if (Find(check, word) is not { } option)
            {
                unknown = Excerpt.Of(word);
                return null;
            }

            ticked.Add(option);
        }

        return [.. check.Options.Where(ticked.Contains)];
    }

    /// <summary>The boxes that a key means: letters, or values that options stand for; null where it means none of them.</summary>
    public static IReadOnlyList<Option>? Meant(PartCheck.Choice check, Given key)
    {
        IReadOnlyList<Given> items = key is Given.List list ? list.Items : [key];
        var meant = items.Select(item => check.Options.FirstOrDefault(o => Means(o, item))).ToList();
        return meant.Contains(null) ? null : [.. check.Options.Where(meant.Contains)];
    }

    private static bool Means(Option option, Given key) => (option.Value, key) switch
    {
        (Given.Number value, Given.Number number) => Math.Abs(value.Value - number.Value) <= 1e-9 * Math.Max(1, Math.Abs(number.Value)),
        (Given.Number value, Given.Text text) when text.Value != option.Letter => KeyValue.Number(text) is { } number && Math.Abs(value.Value - number) <= 1e-9 * Math.Max(1, Math.Abs(number)),
        (Given.Text value, Given.Text text) when value.Value == text.Value => true,
        (null, Given.Number number) => option.Letter == Numbers.Shown(number.Value),
        (_, Given.Text text) => string.Equals(option.Letter, text.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static decimal Share(PartCheck.Choice check, IReadOnlyList<Option> ticked, Given key)
    {
        if (Meant(check, key) is not { } meant)
        {
            return 0;
        }

        var right = check.Options.Count(o => ticked.Contains(o) == meant.Contains(o));
        return right == check.Options.Count ? 1 : check.ShareEach ? (decimal)right / check.Options.Count : 0;
    }

    private static IEnumerable<string> WordsOf(PartCheck.Choice check, Typed typed) => typed switch
    {
        Typed.List list => list.Items.SelectMany(item => item is Typed.Words words ? [words.Text] : WordsOf(check, item)),
        Typed.Words words when Find(check, words.Text) is not null => [words.Text],
        Typed.Words { Text: "none" or "None" or "-" or "–" or "∅" or "[]" or "{}" } => [],
        Typed.Words words => Pieces(words.Text) is { Length: > 0 } pieces ? pieces : [words.Text],
        _ => [],
    };

    /// <summary>None where there is nothing but brackets and commas, which ticks no box by accident only.</summary>
    private static string[] Pieces(string text) =>
        text.Trim('[', ']', '{', '}', '(', ')').Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Option? Find(PartCheck.Choice check, string word)
    {
        var wanted = word.Trim().TrimEnd('.', ')');
        return check.Options.FirstOrDefault(o => o.Letter == wanted)
            ?? check.Options.FirstOrDefault(o => string.Equals(o.Letter, wanted, StringComparison.OrdinalIgnoreCase))
            ?? check.Options.FirstOrDefault(o => string.Equals(o.Text, word.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private static PartFinding Words(PartFinding finding) => finding.Outcome == Outcome.Right ? finding with { Reason = finding.Reason.Replace(" agrees with the computed key.", " is right.") } : finding;

    private static string Shown(PartCheck.Choice check, IReadOnlyList<Option> ticked) =>
        ticked.Count == 0 ? "Ticking no box" : check.One ? $"“{ticked[0].Text}”" : $"Ticking {string.Join(", ", ticked.Select(o => o.Letter))}";

    private static string Wrong(PartCheck.Choice check, IReadOnlyList<Option> ticked) =>
        check.One ? $"{Shown(check, ticked)} is not right." : $"{Shown(check, ticked)} is not the right set of boxes.";
}
