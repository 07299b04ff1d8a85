namespace Autograder.Reference.Calculators;

/// <summary>What asking a calculator led to.</summary>
public abstract record CalculatorOutcome
{
    private CalculatorOutcome()
    {
    }

    public sealed record Computed(CalculatorResults Results) : CalculatorOutcome;

    /// <summary>The author's mistakes, all of them, each naming the given it is about.</summary>
    public sealed record Invalid(IReadOnlyList<string> Errors) : CalculatorOutcome;
}
