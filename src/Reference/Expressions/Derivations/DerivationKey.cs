namespace Autograder.Reference.Expressions;

/// <summary>The givens of a derivation and the results that it must reach. Made once per question; safe for several threads.</summary>
/// <remarks>
/// Every line must follow from the givens and the lines before it, which is decided like equivalence, at points of the declared domains. What a wrong line claims
/// is believed from there on, so that lines which follow from it can be told from new mistakes.
/// </remarks>
public sealed class DerivationKey
{
    private DerivationKey(FormulaContext context, DerivationScope truth, IReadOnlyList<PreparedResult> results) => (Context, Truth, Results) = (context, truth, results);

    internal FormulaContext Context { get; }

    /// <summary>The symbols that the question declares.</summary>
    public IReadOnlyList<string> Names => Context.Names;

    internal DerivationScope Truth { get; }

    internal IReadOnlyList<PreparedResult> Results { get; }

    /// <param name="context">variables, and the givens as definitions</param>
    /// <param name="required">the results, in any order</param>
    /// <param name="errors">the author's mistakes; then null comes back</param>
    public static DerivationKey? Create(FormulaContext context, IReadOnlyList<RequiredResult> required, out IReadOnlyList<string> errors)
    {
        var problems = new List<string>();
        errors = problems;
        var read = required.Select(r => (Result: r, Sides: Sides(r, context, problems))).ToList();
        if (problems.Count > 0)
        {
            return null;
        }
        var definitions = context.Definitions;
        // A symbol of its own, such as an updated weight, is defined by the result that asks for it.
        foreach (var (result, sides) in read.Where(r => r.Sides is [Expression.Symbol symbol, _] && !context.IsKnown(symbol.Key)))
        {
            if (definitions.With(((Expression.Symbol)sides[0]).Key, sides[1]) is { } extended)
            {
                definitions = extended;
            }
            else
            {
                problems.Add($"result '{result.Id}' is computed from itself");
            }
        }
        var truth = new DerivationScope(context, definitions, DerivativeClaims.None);
        var prepared = read.Select(r => PreparedResult.Of(r.Result, r.Sides, truth, problems)).OfType<PreparedResult>().ToList();
        return problems.Count == 0 ? new(context, truth, prepared) : null;
    }

    /// <summary>Lines as they are read, without judging them; as many as a derivation may have.</summary>
    public IReadOnlyList<Parsed<Statement>> Read(IReadOnlyList<string> lines) => [.. lines.SelectMany(LineText.Split).Take(DerivationRun.MostLines).Select(Context.Parse)];

    /// <summary>Judges lines as typed; one text may hold several lines.</summary>
    public DerivationVerdict Judge(IReadOnlyList<string> lines)
    {
        using var effort = Effort.OfOneAnswer();
        var run = new DerivationRun(this);
        foreach (var line in lines.SelectMany(LineText.Split))
        {
            run.Read(line);
        }
        return run.Verdict();
    }

    private static IReadOnlyList<Expression> Sides(RequiredResult result, FormulaContext context, List<string> problems)
    {
        var parsed = context.Parse(result.Statement);
        if (!parsed.Understood)
        {
            problems.Add($"result '{result.Id}': {parsed.Problem}");
            return [];
        }
        if (parsed.Value is { Continues: false, Sides: { Count: 1 or 2 } sides } && ClaimTarget.Is(sides[0]))
        {
            return sides;
        }
        problems.Add($"result '{result.Id}': a symbol or a derivative such as dL/dp is needed on the left, and at most one formula on the right");
        return [];
    }
}
