using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Reads what an author declares, and collects every mistake in it.</summary>
internal sealed class ContextReader
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    public (Vocabulary Vocabulary, IReadOnlyDictionary<string, Domain> Variables, Definitions Definitions)? Read(
        IReadOnlyDictionary<string, Domain> variables, IReadOnlyList<string> definitions, IReadOnlyList<string> functions, IReadOnlyDictionary<string, string> symbols)
    {
        var domains = new Dictionary<string, Domain>(StringComparer.Ordinal);
        foreach (var (name, domain) in variables)
        {
            if (SymbolOf(name) is { } symbol && Check(name, domain))
            {
                domains[symbol.Key] = domain;
            }
        }
        var names = definitions.Select(NameOf).OfType<string>().ToList();
        if (_errors.Count > 0)
        {
            return null;
        }
        var dimensions = new PointSampler(domains).Dimensions;
        Vocabulary vocabulary;
        try
        {
            vocabulary = Vocabulary.Of([.. variables.Keys, .. names, .. dimensions.Where(d => !domains.ContainsKey(d))], symbols, functions);
        }
        catch (ArgumentException fault)
        {
            _errors.Add(fault.Message);
            return null;
        }
        return ReadDefinitions(definitions, vocabulary) is { } defined ? (vocabulary, domains, defined) : null;
    }

    private Definitions? ReadDefinitions(IReadOnlyList<string> definitions, Vocabulary vocabulary)
    {
        var byKey = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var text in definitions)
        {
            var parsed = ExpressionParser.ParseStatement(text, ParseOptions.Default with { Vocabulary = vocabulary, Decimal = DecimalMark.Point });
            if (!parsed.Understood)
            {
                _errors.Add($"'{text}': {parsed.Problem}");
            }
            else if (parsed.Value is { Continues: false, Sides: [Expression.Symbol symbol, var meaning] })
            {
                byKey[symbol.Key] = meaning;
            }
            else
            {
                _errors.Add($"'{text}': a definition is one symbol, an equals sign and a formula");
            }
        }
        if (_errors.Count > 0)
        {
            return null;
        }
        var found = Definitions.Of(byKey);
        if (found is null)
        {
            _errors.Add($"the definitions {string.Join(", ", byKey.Keys)} go round in a circle");
        }
        return found;
    }

    private Expression.Symbol? SymbolOf(string name)
    {
        try
        {
            return Vocabulary.SymbolOf(name);
        }
        catch (ArgumentException fault)
        {
            _errors.Add(fault.Message);
            return null;
        }
    }

    private string? NameOf(string definition)
    {
        var equals = definition.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : definition[..equals].Replace("&", "", StringComparison.Ordinal).Trim();
        // L(w) = …: the brackets only say what it depends on.
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && !name.Contains("^{(", StringComparison.Ordinal) && !name.Contains("^(", StringComparison.Ordinal))
        {
            name = name[..bracket];
        }
        if (name.Length == 0)
        {
            _errors.Add($"'{definition}': a definition is one symbol, an equals sign and a formula");
            return null;
        }
        return SymbolOf(name) is null ? null : name;
    }

    private bool Check(string name, Domain domain)
    {
        var problem = domain switch
        {
            Domain.Real real when !(real.From < real.To) => "its interval is empty",
            Domain.Integer integer when integer.From > integer.To => "its interval is empty",
            Domain.OneOf { Values.Count: 0 } => "it has no values",
            Domain.Array { Shape.Count: 0 or > 2 } => "its shape has one dimension (a vector) or two (a matrix)",
            Domain.Array array when array.Shape.Any(d => !IsDimension(d)) => "a dimension is a name such as N, or a whole number from 1 to 12",
            Domain.Array { Entries: Domain.Array } => "entries of a matrix are numbers",
            _ => null,
        };
        if (problem is not null)
        {
            _errors.Add($"variable '{name}': {problem}");
        }
        return problem is null;
    }

    private static bool IsDimension(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0])
        ? text.All(char.IsAsciiLetterOrDigit)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 12);
}
