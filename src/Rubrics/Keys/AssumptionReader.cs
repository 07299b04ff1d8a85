using Autograder.Reference.Calculators;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Keys;

internal static class AssumptionReader
{
    private static readonly Dictionary<string, AssumptionKind> Kinds = new() { ["number"] = AssumptionKind.Number, ["matrix"] = AssumptionKind.Matrix, ["word"] = AssumptionKind.Word };
    private static readonly Dictionary<string, AssumptionCheck> Checks = new() { ["not_all_zero"] = AssumptionCheck.NotAllZero, ["not_all_equal"] = AssumptionCheck.NotAllEqual };

    public static Assumption Read(string name, YamlCursor at)
    {
        var assumption = new Assumption
        {
            Name = name,
            Asked = at.RequireText("asked"),
            Kind = at.Require("kind")?.OneOf(Kinds) ?? default,
            Shape = at.Find("shape")?.Elements().Select(e => e.Int(1, 1000)).ToList() ?? [],
            Words = at.Find("words")?.Elements().Select(e => e.Text()).ToList() ?? [],
            Default = at.Find("default")?.Tree(),
            Checks = at.Find("check")?.Elements().Select(e => e.OneOf(Checks)).ToList() ?? [],
        };
        Check(assumption, at);
        at.NothingElse();
        return assumption;
    }

    private static void Check(Assumption assumption, YamlCursor at)
    {
        if (assumption.Kind == AssumptionKind.Word && assumption.Words.Count == 0)
        {
            at.Problem("a word needs 'words': what may be declared");
        }

        var fits = (assumption.Kind, assumption.Default) switch
        {
            (_, null) => true,
            (AssumptionKind.Number, var given) => given is Given.Number,
            (AssumptionKind.Matrix, var given) => given is Given.List,
            (AssumptionKind.Word, var given) => given is Given.Text { Value: var word } && assumption.Words.Contains(word),
            _ => false,
        };
        if (!fits)
        {
            at.Find("default")?.Problem($"the default is no {assumption.Kind.ToString().ToLowerInvariant()} of the kind that is asked for");
        }
    }
}
