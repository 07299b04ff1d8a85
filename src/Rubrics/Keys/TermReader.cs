using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Keys;

/// <summary>Reads terms and remembers where each stands, so that names and values can be checked once the whole package is known.</summary>
internal sealed class TermReader
{
    private static readonly (string Head, string[] With)[] Forms =
    [
        ("assumed", []), ("answer", []), ("key", []), ("from_id", []),
        ("of", ["result", "value"]), ("calculator", ["result", "givens", "value"]), ("formula", ["where", "value"]), ("choose", ["from"]),
    ];

    private readonly List<(YamlCursor At, Term Term)> _read = [];

    /// <summary>Every term that is no plain value, with its place, in the order of the file.</summary>
    public IReadOnlyList<(YamlCursor At, Term Term)> Places => _read;

    /// <summary>Typed values that must agree with what is computed.</summary>
    public List<(YamlCursor At, Term Computed)> Typed { get; } = [];

    public Term Read(YamlCursor at) => Read(at, []);

    /// <param name="beside">Names that may stand beside a reference and belong to somebody else.</param>
    public Term Read(YamlCursor at, IReadOnlyList<string> beside)
    {
        switch (at.Node)
        {
            case YamlSequenceNode:
                return new Term.List([.. at.Elements().Select(e => Read(e))]);
            case YamlMappingNode map when FormOf(map, beside) is { } form:
                foreach (var name in beside)
                {
                    at.Find(name);
                }

                var term = ReadForm(at, form);
                at.NothingElse();
                _read.Add((at, term));
                return term;
            case YamlMappingNode when beside.Count > 0:
                at.Problem("must be a reference such as { calculator, result, givens } or { answer }");
                return new Term.Literal(new Reference.Calculators.Given.Text(""));
            case YamlMappingNode:
                return ReadMap(at);
            default:
                return new Term.Literal(at.Tree());
        }
    }

    public Term.Map ReadMap(YamlCursor at) => new(at.Entries().ToDictionary(e => e.Key, e => Read(e.Value)));

    /// <summary>A named computation: a calculator with its givens, without a result.</summary>
    public Term.Calculated ReadComputation(YamlCursor at)
    {
        var computation = new Term.Calculated(at.RequireText("calculator"), null, Givens(at));
        at.NothingElse();
        _read.Add((at, computation));
        return computation;
    }

    /// <summary>A mapping is a reference only when all its names fit one form; anything else is a value of the calculator's own.</summary>
    private static string? FormOf(YamlMappingNode map, IReadOnlyList<string> beside)
    {
        var names = map.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").Where(n => !beside.Contains(n)).ToList();
        var form = Forms.FirstOrDefault(f => names.Contains(f.Head));
        return form.Head is not null && names.TrueForAll(n => n == form.Head || form.With.Contains(n)) ? form.Head : null;
    }

    private Term ReadForm(YamlCursor at, string form) => form switch
    {
        "assumed" => new Term.Assumed(at.RequireText("assumed")),
        "answer" => new Term.Answer(at.RequireText("answer")),
        "key" => new Term.KeyOf(at.RequireText("key")),
        "of" => WithTyped(at, new Term.Of(at.RequireText("of"), at.RequireText("result"))),
        "from_id" => ReadFromId(at),
        "choose" => new Term.Choose(Inner(at, "choose"), at.Require("from")?.Entries().ToDictionary(e => e.Key, e => Read(e.Value)) ?? []),
        "formula" => WithTyped(at, ReadFormula(at)),
        _ => WithTyped(at, new Term.Calculated(at.RequireText("calculator"), at.RequireText("result"), Givens(at))),
    };

    private Term Inner(YamlCursor at, string name) => at.Require(name) is { } inner ? Read(inner) : new Term.Literal(new Reference.Calculators.Given.Text(""));

    private Term.Map Givens(YamlCursor at) => at.Find("givens") is { } givens ? ReadMap(givens) : new Term.Map(new Dictionary<string, Term>());

    private Term ReadFromId(YamlCursor at)
    {
        if (at.Require("from_id") is not { } cases)
        {
            return new Term.Literal(new Reference.Calculators.Given.Text(""));
        }

        var term = new Term.FromId(Inner(cases, "odd"), Inner(cases, "even"));
        cases.NothingElse();
        return term;
    }

    private Term ReadFormula(YamlCursor at)
    {
        var text = at.RequireText("formula");
        var where = at.Find("where")?.Entries().ToDictionary(e => e.Key, e => Read(e.Value)) ?? [];
        var parsed = ParsedFormula.Parse(text, [.. where.Keys], out var mistake);
        if (mistake.Length > 0)
        {
            (at.Find("formula") ?? at).Problem(mistake);
        }

        return new Term.Formula(parsed, where);
    }

    private Term WithTyped(YamlCursor at, Term term)
    {
        if (at.Find("value") is { } typed)
        {
            Typed.Add((typed, term));
        }

        return term;
    }
}
