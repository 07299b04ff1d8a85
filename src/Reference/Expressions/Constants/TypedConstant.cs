namespace Autograder.Reference.Expressions;

/// <summary>
/// Reads numbers as people write them (<c>1/3</c>, <c>1.5e-3</c>, <c>0,25</c>, <c>25 %</c>, <c>√2</c>, <c>ln 2</c>, <c>2*3*64</c>, <c>∞</c>) and lists of them.
/// </summary>
/// <remarks>What has no value (0/0, ln(−1)), overflows (10^10^10) or contains a word is a problem with its position, never a guess.</remarks>
public static class TypedConstant
{
    public static Parsed<TypedNumber> ReadNumber(string text, DecimalMark mark = DecimalMark.Either)
    {
        var parsed = ExpressionParser.ParseStatement(text, ParseOptions.Default with { Decimal = mark });
        if (!parsed.Understood)
        {
            return Parsed<TypedNumber>.Not(parsed.Problem);
        }
        // "48+144 = 192" shows its working: the last side is the answer.
        var written = parsed.Value.Last;
        if (Problem(text, written) is { } problem)
        {
            return Parsed<TypedNumber>.Not(problem);
        }
        return Evaluate(text, written);
    }

    /// <summary>Reads [1, 2], (3, 32, 32), [[1, 2], [3, 4]] and LaTeX matrices; a single number is a list of one.</summary>
    public static Parsed<TypedArray> ReadArray(string text, DecimalMark mark = DecimalMark.Either)
    {
        var parsed = ExpressionParser.ParseStatement(text, ParseOptions.Default with { Decimal = mark });
        if (!parsed.Understood)
        {
            return Parsed<TypedArray>.Not(parsed.Problem);
        }
        var written = parsed.Value.Last;
        if (Problem(text, written) is { } problem)
        {
            return Parsed<TypedArray>.Not(problem);
        }
        return written is Expression.Array array ? Entries(text, array) : Computed(text, written);
    }

    /// <summary>The exact or rounded value of a tree without symbols, such as an entry of a list.</summary>
    public static Parsed<TypedNumber> ValueOf(Expression written)
    {
        var text = PlainPrinter.Print(written);
        return Problem(text, written) is { } problem ? Parsed<TypedNumber>.Not(problem) : Evaluate(text, written);
    }

    private static Parsed<TypedNumber> Evaluate(string text, Expression written)
    {
        try
        {
            var value = new Evaluator<Quantity>(new QuantityArithmetic(), new EmptyScope<Quantity>()).Evaluate(written);
            if (value.Entries is not null)
            {
                return Parsed<TypedNumber>.Not(new(1, $"one number is needed here, not a {value.Rows}×{value.Columns} matrix"));
            }
            var typedInfinity = Symbols.Nodes(written).Any(n => n is Expression.Constant { Which: KnownConstant.Infinity });
            return Unusable(text, value.Number, typedInfinity) is { } problem
                ? Parsed<TypedNumber>.Not(problem)
                : Parsed<TypedNumber>.Of(new(value.Number, ExactValue.Of(written), written));
        }
        catch (EvaluationException fault)
        {
            return Parsed<TypedNumber>.Not(new(1, fault.Message));
        }
    }

    private static ParseProblem? Unusable(string text, double value, bool typedInfinity)
    {
        var shown = text.Length <= 40 ? text.Trim() : text[..40].Trim() + "…";
        if (double.IsNaN(value))
        {
            return new(1, $"{shown} has no value");
        }
        return double.IsInfinity(value) && !typedInfinity ? new(1, $"{shown} is too large to compute, or divides by zero") : null;
    }

    /// <summary>A word or symbol in what should be numbers alone; also "0 or 1", which has a truth value but is two answers.</summary>
    private static ParseProblem? Problem(string text, Expression written)
    {
        if (written is Expression.Comparison || Symbols.Nodes(written).Any(n => n is Expression.Logic or Expression.Not))
        {
            return new(1, "write one number; comparisons, 'and', 'or' and 'not' do not stand in a number");
        }
        var bound = Symbols.Nodes(written).OfType<Expression.Series>().Select(s => s.Index).ToHashSet(StringComparer.Ordinal);
        var stranger = Symbols.In(written).FirstOrDefault(s => !bound.Contains(s.Key));
        if (stranger is null)
        {
            return null;
        }
        var position = Math.Max(0, text.IndexOf(stranger.Name, StringComparison.Ordinal)) + 1;
        return new(position, $"'{PlainPrinter.Print(stranger)}' is not a number; write only the number, without words or units");
    }

    private static Parsed<TypedArray> Entries(string text, Expression.Array array)
    {
        var isMatrix = array.Items.Count > 0 && array.Items.All(i => i is Expression.Array);
        var rows = isMatrix ? array.Items.Cast<Expression.Array>().Select(r => r.Items).ToList() : [array.Items];
        if (rows.Any(r => r.Count != rows[0].Count))
        {
            return Parsed<TypedArray>.Not(new(1, $"the rows have different lengths: {string.Join(", ", rows.Select(r => r.Count))}"));
        }
        var values = new List<double>();
        foreach (var entry in rows.SelectMany(r => r))
        {
            var number = Evaluate(PlainPrinter.Print(entry), entry);
            if (!number.Understood)
            {
                return Parsed<TypedArray>.Not(number.Problem with { Position = Math.Max(0, text.IndexOf(PlainPrinter.Print(entry), StringComparison.Ordinal)) + 1 });
            }
            values.Add(number.Value.Value);
        }
        return Parsed<TypedArray>.Of(new(new DenseArray(isMatrix ? [rows.Count, rows[0].Count] : [values.Count], [.. values]), array));
    }

    private static Parsed<TypedArray> Computed(string text, Expression written)
    {
        try
        {
            var value = new Evaluator<Quantity>(new QuantityArithmetic(), new EmptyScope<Quantity>()).Evaluate(written);
            if (!value.IsFinite)
            {
                return Parsed<TypedArray>.Not(Unusable(text, value.Entries is null ? value.Number : double.NaN, typedInfinity: false) ?? new(1, "an entry has no value"));
            }
            return Parsed<TypedArray>.Of(new(value.Entries is null ? DenseArray.Vector(value.Number) : DenseArray.From(value.Entries), written));
        }
        catch (EvaluationException fault)
        {
            return Parsed<TypedArray>.Not(new(1, fault.Message));
        }
    }
}
