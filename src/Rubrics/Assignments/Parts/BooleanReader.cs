using Autograder.Reference.Booleans;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts that are answered with a formula of false and true.</summary>
internal static class BooleanReader
{
    private const int MostVariables = 12;

    public static PartCheck Read(YamlCursor at)
    {
        at.Find("equation");
        at.Find("symbols");
        var variables = at.Require("variables")?.Entries().Select(e => e.Key).ToList() ?? [];
        if (variables.Count > MostVariables)
        {
            at.Find("variables")?.Problem($"at most {MostVariables} variables: every case is tried");
        }

        return new PartCheck.Boolean
        {
            Variables = variables,
            Formula = at.Require("key") is { } key ? Parse(key, key.Text(), variables) : null,
            Accepted = ReadReadings(at, "accept", 1, variables),
            Near = ReadReadings(at, "near", 0, variables),
        };
    }

    private static List<BooleanReading> ReadReadings(YamlCursor at, string name, decimal usual, List<string> variables) =>
        [.. (at.Find(name)?.Elements() ?? []).Select(e => ReadReading(e, usual, variables)).OfType<BooleanReading>()];

    private static BooleanReading? ReadReading(YamlCursor at, decimal usual, List<string> variables)
    {
        if (at.Node is YamlScalarNode)
        {
            return Parse(at, at.Text(), variables) is { } bare ? new BooleanReading(bare, usual, "") : null;
        }

        var text = at.FindText("formula") ?? at.RequireText("key");
        var (share, says) = (ValueReader.ReadShare(at, usual), at.FindText("says") ?? "");
        at.NothingElse();
        return Parse(at, text, variables) is { } formula ? new BooleanReading(formula, share, says) : null;
    }

    private static BooleanFormula? Parse(YamlCursor at, string text, List<string> variables)
    {
        var formula = BooleanParser.Parse(text, variables, out var problem);
        if (formula is null)
        {
            at.Problem($"not understood: {problem}");
        }

        return formula;
    }
}
