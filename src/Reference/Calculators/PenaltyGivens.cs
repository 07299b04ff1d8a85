using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>The L2 term on weights: λ/2 Σw² or λ Σw².</summary>
internal sealed record PenaltyGivens(double Factor)
{
    private static readonly Dictionary<string, double> Forms = new() { ["half"] = 0.5, ["whole"] = 1 };

    /// <summary>Null when there is no <c>l2</c>.</summary>
    public static PenaltyGivens? Read(GivenReader givens)
    {
        var form = givens.Word("l2_form", Forms, 0.5);
        return givens.Has("l2") && givens.Number("l2") is { } strength && form is { } factor ? new(strength * factor) : null;
    }

    public Node Of(IEnumerable<Node> weights) => Factor * weights.Select(w => Linear.Sum(w * w)).Aggregate((a, b) => a + b);
}
