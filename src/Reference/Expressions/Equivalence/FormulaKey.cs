using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>A right formula, computed at its question's points once, against which answers are compared. Safe for several threads.</summary>
/// <remarks>
/// Numerical identity testing on declared domains: two different formulas of the kinds that occur here agree at no more than a few random points, and a
/// difference at one well-conditioned point is a proof of difference (Schwartz 1980; for elementary functions the converse is likely, not certain).
/// </remarks>
public sealed class FormulaKey
{
    private readonly IReadOnlyList<Quantity> _values;
    private readonly MistakeFinder _mistakes;

    private FormulaKey(FormulaContext context, Expression key, IReadOnlyList<Quantity> values)
    {
        (Context, Key, _values) = (context, key, values);
        _mistakes = new MistakeFinder(context, key, values);
    }

    public FormulaContext Context { get; }

    public Expression Key { get; }

    internal IReadOnlyList<Quantity> Values => _values;

    /// <param name="context">the question</param>
    /// <param name="key">the right formula; a derivative of a formula is computed by the differentiation engine</param>
    /// <param name="error">the author's mistake: the key cannot be computed on the declared domains; then null comes back</param>
    public static FormulaKey? Create(FormulaContext context, Expression key, out string? error)
    {
        error = context.Stranger(key) is { } stranger ? $"'{stranger}' is not declared" : null;
        if (error is not null)
        {
            return null;
        }
        try
        {
            var values = context.Points.Select(p => p.Evaluate(key)).ToList();
            var usable = values.Count(v => v.IsFinite);
            error = usable >= PointwiseComparison.LeastPoints ? null : string.Create(CultureInfo.InvariantCulture, $"the key has a value at only {usable} of {values.Count} points of the declared domains; narrow the domains");
            return error is null ? new FormulaKey(context, key, values) : null;
        }
        catch (EvaluationException fault)
        {
            error = fault.Message;
            return null;
        }
    }

    /// <summary>The key of "the gradient of this loss with respect to this symbol".</summary>
    public static FormulaKey? Gradient(FormulaContext context, Expression loss, Expression.Symbol withRespectTo, out string? error) =>
        Create(context, new Expression.Derivative(loss, withRespectTo), out error);

    /// <summary>Compares a formula, and its other reading where it has one: the better verdict counts.</summary>
    public EquivalenceVerdict Compare(Expression formula, Expression? otherReading = null)
    {
        using var effort = Effort.OfOneAnswer();
        var verdict = CompareOne(formula);
        return verdict is not EquivalenceVerdict.Equal && otherReading is not null && CompareOne(otherReading) is EquivalenceVerdict.Equal other ? other : verdict;
    }

    private EquivalenceVerdict CompareOne(Expression formula)
    {
        if (Context.Stranger(formula) is { } stranger)
        {
            return new EquivalenceVerdict.Undecided($"'{stranger}' does not occur in this question");
        }
        var verdict = CompareAt(formula, starsAreEntrywise: false);
        return verdict is EquivalenceVerdict.Different && Context.HasMatrices && CompareAt(formula, starsAreEntrywise: true) is EquivalenceVerdict.Equal entrywise ? entrywise : verdict;
    }

    private EquivalenceVerdict CompareAt(Expression formula, bool starsAreEntrywise)
    {
        Quantity[] given;
        try
        {
            given = [.. Context.Points.Select(p => p.Evaluate(formula, starsAreEntrywise))];
        }
        catch (EvaluationException fault) when (!fault.IsMisfit)
        {
            return new EquivalenceVerdict.Undecided(fault.Message);
        }
        catch (EvaluationException fault)
        {
            return new EquivalenceVerdict.Different($"It cannot be computed: {fault.Message}.", null, null);
        }
        var compared = PointwiseComparison.Of(given, _values);
        return compared.AreEqual switch
        {
            true => new EquivalenceVerdict.Equal(compared.Points, formula),
            false => Differs(formula, compared.At, given),
            null => new EquivalenceVerdict.Undecided(string.Create(CultureInfo.InvariantCulture, $"only {compared.Points} of {_values.Count} points could be compared without doubt")),
        };
    }

    private EquivalenceVerdict.Different Differs(Expression formula, int at, Quantity[] given)
    {
        var mistake = _mistakes.Find(given);
        if (given[at].IsFinite && (given[at].Rows != _values[at].Rows || given[at].Columns != _values[at].Columns))
        {
            var why = $"It gives a {given[at].Rows}×{given[at].Columns} result where {_values[at].Rows}×{_values[at].Columns} is right.";
            return new(mistake?.Says ?? why, null, mistake);
        }
        var example = CounterExamples.At(Context, at, formula, Key, given[at], _values[at]);
        return new(mistake?.Says ?? $"{char.ToUpperInvariant(example.ToString()[0])}{example.ToString()[1..]}.", example, mistake);
    }
}
