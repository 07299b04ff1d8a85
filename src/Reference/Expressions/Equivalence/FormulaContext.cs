namespace Autograder.Reference.Expressions;

/// <summary>
/// What a question declares about its symbols, with the points at which formulas are compared. Made once per question; safe for several threads.
/// </summary>
public sealed class FormulaContext
{
    internal const int PointCount = 24;

    private readonly Lazy<IReadOnlyList<SamplePoint>> _points;
    private readonly HashSet<string> _dimensions;

    private FormulaContext(Vocabulary vocabulary, IReadOnlyDictionary<string, Domain> variables, Definitions definitions, DecimalMark mark)
    {
        (Vocabulary, Variables, Definitions) = (vocabulary, variables, definitions);
        Options = ParseOptions.Default with { Vocabulary = vocabulary, Decimal = mark };
        _points = new(() =>
        {
            using var nobodys = Effort.OfTheQuestion();
            return Sample(definitions);
        });
        _dimensions = [.. new PointSampler(variables).Dimensions];
        HasMatrices = variables.Values.Any(d => d is Domain.Array);
    }

    /// <summary>What to parse students' formulas with.</summary>
    public ParseOptions Options { get; }

    public Vocabulary Vocabulary { get; }

    internal IReadOnlyDictionary<string, Domain> Variables { get; }

    /// <summary>The symbols that mean something here, as keys such as <c>h_t</c>.</summary>
    public IReadOnlyList<string> Names => [.. Variables.Keys.Union(Definitions.Order)];

    internal Definitions Definitions { get; }

    internal IReadOnlyList<SamplePoint> Points => _points.Value;

    /// <param name="variables">symbol as an author writes it → its domain</param>
    /// <param name="definitions">equations such as <c>p = sigma(z)</c>: the symbol may be used or written out</param>
    /// <param name="functions">functions that are called; one that the parser does not know stands for some smooth function</param>
    /// <param name="symbols">other spelling → symbol</param>
    /// <param name="mark">how decimals are written</param>
    /// <param name="errors">the author's mistakes; then null comes back</param>
    public static FormulaContext? Create(
        IReadOnlyDictionary<string, Domain> variables, IReadOnlyList<string> definitions, IReadOnlyList<string> functions,
        IReadOnlyDictionary<string, string> symbols, DecimalMark mark, out IReadOnlyList<string> errors)
    {
        var reader = new ContextReader();
        var context = reader.Read(variables, definitions, functions, symbols) is var (vocabulary, domains, defined) ? new FormulaContext(vocabulary, domains, defined, mark) : null;
        errors = reader.Errors;
        return errors.Count == 0 ? context : null;
    }

    /// <summary>A formula of the author's, parsed with what this question declares.</summary>
    public Parsed<Statement> Parse(string text) => ExpressionParser.ParseStatement(text, Options);

    /// <summary>The first symbol or undeclared function of a formula that has no meaning in this question, in words; null when all have.</summary>
    public string? Stranger(Expression expression) => Strangers.First(expression, this);

    /// <summary>The same points with other definitions.</summary>
    internal IReadOnlyList<SamplePoint> Sample(Definitions definitions, DerivativeClaims? claims = null)
    {
        var sampler = new PointSampler(Variables);
        return [.. Enumerable.Range(0, PointCount).Select(i => new SamplePoint(sampler.Next(i), definitions, claims))];
    }

    internal bool HasMatrices { get; }

    internal bool IsKnown(string key) => Variables.ContainsKey(key) || Definitions.Has(key) || _dimensions.Contains(key);
}
