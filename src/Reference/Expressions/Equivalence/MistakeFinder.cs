namespace Autograder.Reference.Expressions;

/// <summary>Names the usual mistake that turns a key into what was given, where one does so at every point.</summary>
internal sealed class MistakeFinder(FormulaContext context, Expression key, IReadOnlyList<Quantity> values)
{
    private const int LeastPoints = 4;
    private const int MostTerms = 12;

    // Made at the first wrong answer: most keys never need them.
    private readonly Lazy<IReadOnlyList<(FormulaMistakeKind Kind, string Says, IReadOnlyList<Quantity> Values)>> _variants = new(() =>
    {
        using var nobodys = Effort.OfTheQuestion();
        return MistakeVariants.Of(context, key, values);
    });

    public FormulaMistake? Find(IReadOnlyList<Quantity> given)
    {
        if (Same(given, values, v => new QuantityArithmetic().Negate(v)))
        {
            return new(FormulaMistakeKind.Sign, "The sign is the wrong way round.");
        }
        if (Same(given, values, v => new QuantityArithmetic().Transposed(v)))
        {
            return new(FormulaMistakeKind.Transposed, "This is the transpose of the right result.");
        }
        return Variant(given) ?? ConstantFactor(given) ?? SymbolFactor(given) ?? Term(given) ?? ConstantTerm(given);
    }

    private FormulaMistake? Variant(IReadOnlyList<Quantity> given)
    {
        foreach (var (kind, says, wrong) in _variants.Value)
        {
            if (Same(given, wrong, v => v))
            {
                return new(kind, says);
            }
        }
        return null;
    }

    private FormulaMistake? ConstantFactor(IReadOnlyList<Quantity> given)
    {
        var ratio = double.NaN;
        for (var i = 0; i < values.Count && double.IsNaN(ratio); i++)
        {
            ratio = given[i].IsFinite && values[i].IsFinite && Math.Abs(values[i].Values[0]) > 1e-6 ? given[i].Values[0] / values[i].Values[0] : double.NaN;
        }
        return double.IsFinite(ratio) && Math.Abs(ratio) > 1e-9 && Same(given, values, v => Scaled(v, ratio))
            ? new(FormulaMistakeKind.ConstantFactor, $"It is {Rounded.Text(ratio)} times the right result.")
            : null;
    }

    private FormulaMistake? SymbolFactor(IReadOnlyList<Quantity> given)
    {
        foreach (var (name, factor) in Factors())
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                var also = sign < 0 ? " and the sign is the wrong way round" : "";
                if (SameTimes(given, values, factor, sign))
                {
                    return new(FormulaMistakeKind.MissingFactor, $"The factor {name} is missing{also}.");
                }
                if (SameTimes(values, given, factor, sign))
                {
                    return new(FormulaMistakeKind.ExtraFactor, $"There is a factor {name} too many{also}.");
                }
            }
        }
        return null;
    }

    /// <summary>Numbers of the question, and what derivatives of usual activations are made of.</summary>
    private IEnumerable<(string Name, Func<int, double> At)> Factors()
    {
        foreach (var symbol in context.Points[0].Values.Where(v => v.Value.Entries is null).Select(v => v.Key))
        {
            double At(int i) => context.Points[i].Values[symbol].Number;
            var name = context.Vocabulary.Find(symbol) is { } shown ? PlainPrinter.Print(shown) : symbol;
            yield return (name, At);
            yield return ($"(1 - {name})", i => 1 - At(i));
            yield return ($"{name}(1 - {name})", i => At(i) * (1 - At(i)));
            yield return ($"(1 - {name}²)", i => 1 - At(i) * At(i));
            yield return ($"{name}²", i => At(i) * At(i));
        }
    }

    private FormulaMistake? Term(IReadOnlyList<Quantity> given)
    {
        var terms = Terms.Of(key);
        if (terms.Count is < 2 or > MostTerms)
        {
            return null;
        }
        foreach (var term in terms)
        {
            var parts = TryEvaluate(term);
            var shown = PlainPrinter.Print(term);
            if (parts is null)
            {
                continue;
            }
            if (SameWithout(given, parts, 1))
            {
                return new(FormulaMistakeKind.MissingTerm, $"The term {shown} is missing.");
            }
            if (SameWithout(given, parts, 2))
            {
                return new(FormulaMistakeKind.SignOfTerm, $"The term {shown} has the wrong sign.");
            }
        }
        return null;
    }

    private FormulaMistake? ConstantTerm(IReadOnlyList<Quantity> given)
    {
        if (given[0].Entries is not null || values[0].Entries is not null)
        {
            return null;
        }
        var first = Enumerable.Range(0, values.Count).FirstOrDefault(i => given[i].IsFinite && values[i].IsFinite, -1);
        var difference = first < 0 ? double.NaN : given[first].Number - values[first].Number;
        return double.IsFinite(difference) && Math.Abs(difference) > 1e-9 && Same(given, values, v => v with { Number = v.Number + difference, Error = v.Error + 1e-14 })
            ? new(FormulaMistakeKind.ConstantTerm, $"It is {Rounded.Text(Math.Abs(difference))} too {(difference > 0 ? "large" : "small")} everywhere.")
            : null;
    }

    private List<Quantity>? TryEvaluate(Expression term)
    {
        try
        {
            return [.. context.Points.Select(p => p.Evaluate(term))];
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private bool SameWithout(IReadOnlyList<Quantity> given, List<Quantity> term, double times)
    {
        var arithmetic = new QuantityArithmetic();
        return Match(i => given[i], i => term[i].Rows == values[i].Rows && term[i].Columns == values[i].Columns
            ? arithmetic.Entrywise(BinaryOperator.Subtract, values[i], Scaled(term[i], times))
            : values[i]);
    }

    private static Quantity Scaled(Quantity value, double factor) => value.Entries is null
        ? Quantity.Of(value.Number * factor, Math.Abs(factor) * value.Error)
        : Quantity.Of(factor * value.Entries, Math.Abs(factor) * value.Error);

    private static bool SameTimes(IReadOnlyList<Quantity> less, IReadOnlyList<Quantity> whole, Func<int, double> factor, int sign) =>
        Match(i => Scaled(less[i], sign * factor(i)), i => whole[i], less.Count);

    private bool Same(IReadOnlyList<Quantity> given, IReadOnlyList<Quantity> other, Func<Quantity, Quantity> change) => Match(i => given[i], i => change(other[i]));

    private bool Match(Func<int, Quantity> first, Func<int, Quantity> second) => Match(first, second, values.Count);

    private static bool Match(Func<int, Quantity> first, Func<int, Quantity> second, int count)
    {
        var equal = 0;
        for (var i = 0; i < count; i++)
        {
            switch (Agreement.Of(first(i), second(i)))
            {
                case PointAgreement.Equal:
                    equal++;
                    break;
                case PointAgreement.Different or PointAgreement.Shapes or PointAgreement.FirstUndefined:
                    return false;
                case PointAgreement.Unclear or PointAgreement.SecondUndefined:
                    break;
            }
        }
        return equal >= LeastPoints;
    }
}
