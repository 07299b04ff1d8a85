namespace Autograder.Rubrics.Operations;

/// <summary>When two numbers count as equal: |got − expected| ≤ <paramref name="Absolute"/> + <paramref name="Relative"/>·|expected|.</summary>
/// <remarks>What is no number equals nothing; an infinity equals only itself; shapes never broadcast.</remarks>
public sealed record Tolerance(double Relative, double Absolute)
{
    /// <summary>For double-precision results on inputs of ordinary size.</summary>
    public static Tolerance Default { get; } = new(1e-5, 1e-7);

    public bool Holds(double got, double expected) =>
        double.IsFinite(got) && double.IsFinite(expected)
            ? Math.Abs(got - expected) <= Absolute + Relative * Math.Abs(expected)
            : got == expected;
}
