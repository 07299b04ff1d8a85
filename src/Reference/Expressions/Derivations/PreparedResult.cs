namespace Autograder.Reference.Expressions;

/// <summary>A required result with its values.</summary>
/// <param name="Asked">as the author asks for it</param>
/// <param name="Target">the left side</param>
/// <param name="Values">at the points of the truth</param>
/// <param name="MayKeepDerivatives">the author's own formula contains some</param>
internal sealed record PreparedResult(RequiredResult Asked, Expression Target, Quantity[] Values, bool MayKeepDerivatives)
{
    public static PreparedResult? Of(RequiredResult result, IReadOnlyList<Expression> sides, DerivationScope truth, List<string> problems)
    {
        if (sides.Select(truth.Stranger).FirstOrDefault(s => s is not null) is { } stranger)
        {
            problems.Add($"result '{result.Id}': '{stranger}' is not declared");
            return null;
        }
        try
        {
            var values = truth.Values(sides[^1], starsAreEntrywise: false);
            var usable = values.Count(v => v.IsFinite);
            if (usable < PointwiseComparison.LeastPoints)
            {
                problems.Add($"result '{result.Id}' has a value at only {usable} of {values.Length} points of the declared domains; narrow the domains");
                return null;
            }
            if (sides.Count > 1 && PointwiseComparison.Of(values, truth.Values(sides[0], starsAreEntrywise: false)).AreEqual == false)
            {
                problems.Add($"result '{result.Id}' does not follow from the givens: {PlainPrinter.Print(sides[0])} is something else");
                return null;
            }
            return new(result, sides[0], values, sides.Count > 1 && Symbols.Nodes(sides[1]).Any(n => n is Expression.Derivative));
        }
        catch (EvaluationException fault)
        {
            problems.Add($"result '{result.Id}': {fault.Message}");
            return null;
        }
    }

    /// <summary>Whether a side says the result instead of only naming it: dL/dw + 0 names it, too.</summary>
    public bool IsStatedBy(Expression side) => !Symbols.Nodes(side).Any(n => ClaimTarget.Same(n, Target) || n is Expression.Derivative derivative && !(MayKeepDerivatives && derivative.Of is Expression.Symbol));

    /// <summary>Whether a symbol stands for the result: an entry of it, or something that is defined by it.</summary>
    public bool IsNamedBy(string name, Definitions definitions) => Target switch
    {
        Expression.Symbol target => definitions.DependsOn(name, target.Key),
        Expression.Derivative => definitions.Has(name) && Symbols.Nodes(definitions[name]).Any(n => ClaimTarget.Same(n, Target)),
        _ => false,
    };
}
