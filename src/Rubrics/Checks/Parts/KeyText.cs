using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Keys as plain text, for consoles and files.</summary>
internal static class KeyText
{
    public static string Of(Part part, TermEvaluator keys)
    {
        var value = part.Check.Key is { } key ? keys.Evaluate(key).Value : null;
        return part.Check switch
        {
            PartCheck.Choice choice when value is not null && ChoiceJudge.Meant(choice, value) is { } meant => meant.Count == 0 ? "none" : string.Join(", ", meant.Select(o => o.Letter)),
            PartCheck.Expression { Formula: { } formula } => formula.Text,
            PartCheck.Boolean { Formula: { } formula } => formula.Tex,
            _ when value is not null => Of(value),
            _ => Required(part),
        };
    }

    private static string Of(Given value) => value switch
    {
        Given.Number number => number.Value.ToString("G7", CultureInfo.InvariantCulture),
        Given.Text text => text.Value,
        Given.List list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        Given.Map map => string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Of(e.Value)}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Required(Part part) => part.Check switch
    {
        PartCheck.Derivation derivation => string.Join("; ", derivation.Required.Select(r => r.Text)),
        PartCheck.Network => "weights that are right in every case",
        _ => "",
    };
}
