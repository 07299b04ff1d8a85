namespace Autograder.Reference.Expressions;

/// <summary>The names that a question declares: its symbols, other spellings of them, and functions of its own.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, Expression.Symbol> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);

    private Vocabulary()
    {
    }

    public static Vocabulary Empty { get; } = new();

    public IReadOnlySet<string> Functions => _functions;

    public bool IsEmpty => _byKey.Count == 0;

    /// <param name="symbols">as an author writes them: <c>theta</c>, <c>h_{t-1}</c>, <c>\hat{y}</c>, <c>W^{(1)}</c></param>
    /// <param name="aliases">other spelling → symbol</param>
    /// <param name="functions">names that are called with brackets</param>
    /// <exception cref="ArgumentException">a name that is no symbol; the message says which</exception>
    public static Vocabulary Of(IEnumerable<string> symbols, IReadOnlyDictionary<string, string>? aliases = null, IEnumerable<string>? functions = null)
    {
        var vocabulary = new Vocabulary();
        foreach (var function in functions ?? [])
        {
            vocabulary._functions.Add(FunctionTable.Find(function) is { } known ? known.Name : function);
        }
        foreach (var symbol in symbols)
        {
            vocabulary.Add(SymbolOf(symbol), SymbolOf(symbol));
        }
        foreach (var (spelling, symbol) in aliases ?? new Dictionary<string, string>())
        {
            vocabulary.Add(SymbolOf(spelling), SymbolOf(symbol));
        }
        return vocabulary;
    }

    /// <summary>The symbol that a spelling stands for.</summary>
    internal Expression.Symbol? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Something of this name is declared, perhaps with indices.</summary>
    internal bool IsName(string name) => _byKey.ContainsKey(name) || _bases.Contains(name);

    /// <summary>A symbol of this name with this bracketed superscript is declared, whatever its subscripts.</summary>
    internal bool HasLayer(string name, Expression layer) => _byKey.Values.Any(s => s.Name == name && layer.Equals(s.Layer));

    internal bool IsFunction(string name) => _functions.Contains(name);

    /// <exception cref="ArgumentException">the text is no symbol</exception>
    public static Expression.Symbol SymbolOf(string text)
    {
        var parsed = ExpressionParser.ParseExpression(text, ParseOptions.Default with { Decimal = DecimalMark.Point });
        return parsed.Value switch
        {
            Expression.Symbol symbol => symbol,
            // Constants and functions may be declared as symbols, too: σ as a standard deviation, e as an error.
            Expression.Constant { Which: KnownConstant.E } => new Expression.Symbol("e"),
            Expression.Constant { Which: KnownConstant.Pi } => new Expression.Symbol("pi"),
            _ => throw new ArgumentException($"'{text}' is no name of a symbol; write it like theta, w_11, h_{{t-1}} or W^{{(1)}}", nameof(text)),
        };
    }

    private void Add(Expression.Symbol spelling, Expression.Symbol meaning)
    {
        _byKey[spelling.Key] = meaning;
        _bases.Add(spelling.Name);
    }
}
