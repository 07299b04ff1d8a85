using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Keys as students read them.</summary>
internal static class KeyLines
{
    /// <summary>None where a part has no key to show; a derivation has one for every result.</summary>
    public static IEnumerable<KeyLine> Of(Part part, bool named, TermEvaluator keys) => part.Check is PartCheck.Derivation derivation
        ? derivation.Required.Select(r => new KeyLine(r.Text, r.Tex, ""))
        : new[] { OfValue(part, named, keys) }.OfType<KeyLine>();

    private static KeyLine? OfValue(Part part, bool named, TermEvaluator keys)
    {
        var name = named ? part.Title : "";
        var value = part.Check.Key is { } key ? keys.Evaluate(key).Value : null;
        return part.Check switch
        {
            PartCheck.Choice choice => value is not null && ChoiceJudge.Meant(choice, value) is { } meant ? new KeyLine(name, null, Words(meant)) : null,
            PartCheck.Number number => value is null ? null : new KeyLine(name, Tex(value) + (number.Unit is { } unit ? "\\ " + ArrayTex.Words(unit) : ""), ""),
            PartCheck.Matrix => value is null ? null : new KeyLine(name, Tex(value), ""),
            PartCheck.Text { Accepted: [var model, ..] } => new KeyLine(name, null, model),
            PartCheck.Drawing { Edges: { Count: > 0 } edges } => new KeyLine(name, null, string.Join(", ", edges)),
            PartCheck.Boolean { Formula: { } formula } => new KeyLine(name, formula.Tex, ""),
            PartCheck.Expression expression => new KeyLine(name, ExpressionJudge.KeyTex(expression), ""),
            _ => null,
        };
    }

    public static string Tex(Given value) => AnswerArray.Of(value) is { } array ? ArrayTex.Of(array) : ArrayTex.Words("…");

    private static string Words(IReadOnlyList<Option> options) => options.Count == 0 ? "no box" : string.Join(", ", options.Select(o => o.Letter == o.Text ? o.Letter : $"{o.Letter}: {o.Text}"));
}
