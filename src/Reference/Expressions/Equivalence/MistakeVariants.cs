using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>What comes out where a gradient is computed with a mistake: activation derivatives left out, or the way through one output followed only.</summary>
internal static class MistakeVariants
{
    private const int MostTerms = 8;

    public static IReadOnlyList<(FormulaMistakeKind Kind, string Says, IReadOnlyList<Quantity> Values)> Of(FormulaContext context, Expression key, IReadOnlyList<Quantity> right)
    {
        var variants = new List<(FormulaMistakeKind, string, IReadOnlyList<Quantity>)>();
        if (key is not Expression.Derivative derivative)
        {
            return variants;
        }
        Add(FormulaMistakeKind.SlopeDropped, "The derivative of the activation is missing.", context.Points.Select(p => PointNodes.Differentiate(p, derivative, new SlopelessArithmetic())));
        var terms = Terms.Of(Expanded(derivative.Of, context.Definitions));
        if (terms.Count is > 1 and <= MostTerms)
        {
            foreach (var term in terms)
            {
                Add(FormulaMistakeKind.OneTermOnly, $"Only the way through {PlainPrinter.Print(term)} was followed; the others count, too.",
                    context.Points.Select(p => PointNodes.Differentiate(p, derivative with { Of = term })));
            }
        }
        return variants;

        void Add(FormulaMistakeKind kind, string says, IEnumerable<Quantity> values)
        {
            try
            {
                List<Quantity> all = [.. values];
                // A variant that changes nothing explains nothing.
                if (!all.Zip(right).All(v => Agreement.Of(v.First, v.Second) is PointAgreement.Equal or PointAgreement.SecondUndefined))
                {
                    variants.Add((kind, says, all));
                }
            }
            catch (EvaluationException)
            {
                // A term that cannot be computed by itself is no variant.
            }
        }
    }

    /// <summary>A loss that is only a name becomes its formula; a sum over few outputs becomes its terms.</summary>
    private static Expression Expanded(Expression loss, Definitions definitions)
    {
        while (loss is Expression.Symbol symbol && definitions.Has(symbol.Key))
        {
            loss = definitions[symbol.Key];
        }
        return loss;
    }

    /// <summary>Activation functions whose derivative is 1, as those compute who forget it.</summary>
    private sealed class SlopelessArithmetic : NodeArithmetic
    {
        public override Node Apply(string function, int primes, Node value)
        {
            var exact = base.Apply(function, primes, value);
            return function is "sigmoid" or "tanh" or "relu" or "softplus" && primes == 0 ? Node.Of(value, exact.Value, (_, g) => g) : exact;
        }

        public override Node ApplyUnknown(string function, int primes, IReadOnlyList<Node> values)
        {
            var exact = base.ApplyUnknown(function, primes, values);
            return values.Count == 1 && primes == 0 ? Node.Of(values[0], exact.Value, (_, g) => g) : exact;
        }
    }
}
