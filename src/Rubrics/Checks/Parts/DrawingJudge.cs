using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges drawings: a person does, except where a typed list of edges decides.</summary>
internal static class DrawingJudge
{
    private const int MostEdges = 500;

    public static PartFinding Judge(PartCheck.Drawing check, PartContext context)
    {
        var edges = context.Field("edges") ?? (check.Edges.Count > 0 && context.Answer is { Value: Typed.List } list ? list : null);
        if (edges is not null && check.Edges.Count > 0)
        {
            return Compare(check, context, edges);
        }

        if (context.Answer is { } described && described.Value.Shown.Trim().Length > 0)
        {
            return TextJudge.Judge(Criteria(check, context), check.Accepted, context, described.Value.Shown);
        }

        return context.HasReport
            ? TextJudge.Judge(Criteria(check, context), check.Accepted, context, null)
            : TextJudge.Empty(Criteria(check, context), $"There is no answer '{context.Part.Answer}' in the answers file and no drawing in the submission.");
    }

    private static PartFinding Compare(PartCheck.Drawing check, PartContext context, TypedAnswer answer)
    {
        var own = Read(answer.Value, out var problem);
        if (problem is not null)
        {
            return Waiting(check, context, $"Not understood: {problem}.", Marks.Zero) with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, problem)] };
        }

        var key = check.Edges.Select(Edge).OfType<string>().ToHashSet();
        var (missing, extra) = (key.Count(e => !own.Contains(e)), own.Where(e => !key.Contains(e)).ToList());
        var same = missing == 0 && extra.Count == 0;
        var words = same ? $"All {key.Count} edges are there and no other." : $"{key.Count - missing} of {key.Count} edges are there{(extra.Count > 0 ? $"; not part of the graph: {string.Join(", ", extra.Take(5))}" : "")}.";
        UnderstoodAnswer[] understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, ArrayTex.Words($"{own.Count} edges"), null)];
        return check.Auto
            ? new PartFinding(same ? Outcome.Right : Outcome.Wrong, same ? 1 : 0, words) { Understood = understood, Criteria = check.Criteria.Count == 0 ? null : Settled(check, same, words) }
            : Waiting(check, context, words, same ? context.Part.Marks : Marks.Zero) with { Understood = understood };
    }

    /// <summary>The edges of a typed list, or why they are none.</summary>
    public static HashSet<string> Read(Typed typed, out string? problem)
    {
        var edges = Split(typed);
        var unread = edges.FirstOrDefault(e => Edge(e) is null);
        problem = unread is not null ? $"“{Excerpt.Of(unread, 40)}” is not an edge; write from->to" : edges.Count > MostEdges ? $"more than {MostEdges} edges" : null;
        return [.. edges.Select(Edge).OfType<string>()];
    }

    private static List<CriterionGrade> Settled(PartCheck.Drawing check, bool same, string words) =>
        [.. check.Criteria.Select(c => new CriterionGrade(c.Text, same ? Verdict.Met : Verdict.NotMet, same ? c.Marks : Marks.Zero, c.Marks, words))];

    private static PartFinding Waiting(PartCheck.Drawing check, PartContext context, string words, Marks proposed) => new(Outcome.Waits, 0, words)
    {
        Criteria = [.. Criteria(check, context).Select(c => new CriterionGrade(c.Text, Verdict.WaitsForMarker, Marks.Zero, c.Marks, "A marker decides.", new Proposal(proposed > Marks.Zero ? c.Marks : Marks.Zero, words)))],
    };

    private static IReadOnlyList<TextCriterion> Criteria(PartCheck.Drawing check, PartContext context) =>
        check.Criteria.Count > 0 ? check.Criteria : [new TextCriterion(context.Part.Title, context.Part.Marks, [], [], null)];

    private static List<string> Split(Typed typed) => typed switch
    {
        Typed.List list => [.. list.Items.SelectMany(Split)],
        Typed.Words words => [.. words.Text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        _ => [],
    };

    /// <summary>An edge without spaces and with one kind of arrow, or null where it is none.</summary>
    private static string? Edge(string text)
    {
        var ends = text.Replace("→", "->").Replace("\\to", "->").Split("->", StringSplitOptions.TrimEntries);
        return ends is [{ Length: > 0 } from, { Length: > 0 } to] ? $"{Plain(from)}->{Plain(to)}" : null;
    }

    private static string Plain(string name) => name.Replace(" ", "").Replace("_", "").Replace("{", "").Replace("}", "").ToLowerInvariant();
}
