using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>How an array agrees with an expected one.</summary>
internal enum Fit
{
    No,

    /// <summary>Shape and numbers.</summary>
    Exact,

    /// <summary>The numbers in order, but dimensions of length 1 were added or lost.</summary>
    Squeezed,

    /// <summary>The transposed array.</summary>
    Transposed,
}

/// <summary>Compares arrays without ever broadcasting.</summary>
/// <param name="Tolerance">the author's</param>
/// <param name="Caps">by array, the most two numbers may differ whatever the tolerance says; for results that hardly move</param>
internal sealed record Comparison(Tolerance Tolerance, IReadOnlyDictionary<string, double> Caps)
{
    public Comparison(Tolerance tolerance)
        : this(tolerance, new Dictionary<string, double>())
    {
    }

    /// <summary>Whether an array is an accepted answer: everything finite, within tolerance.</summary>
    public Fit Right(string name, Received got, Matrix expected) => Compare(name, got, expected, false);

    /// <summary>Whether an array is what a mistake leads to; there, what is no number may be expected.</summary>
    public Fit Mistaken(string name, Received got, Matrix expected) => Compare(name, got, expected, true);

    public bool Holds(string name, double got, double expected, bool nanIsExpected = false)
    {
        if (double.IsNaN(expected))
        {
            return nanIsExpected && double.IsNaN(got);
        }
        return Tolerance.Holds(got, expected)
            && (!Caps.TryGetValue(name, out var cap) || got == expected || Math.Abs(got - expected) <= cap);
    }

    private Fit Compare(string name, Received got, Matrix expected, bool nan)
    {
        if (got.HasShapeOf(expected) && Holds(name, got.Values, expected.Values, nan))
        {
            return Fit.Exact;
        }
        if (got.IsSqueezed(expected) && Holds(name, got.Values, expected.Values, nan))
        {
            return Fit.Squeezed;
        }
        return got.HasTransposedShape(expected) && Holds(name, got.Values, expected.Transposed().Values, nan) ? Fit.Transposed : Fit.No;
    }

    private bool Holds(string name, ReadOnlySpan<double> got, ReadOnlySpan<double> expected, bool nan)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (!Holds(name, got[i], expected[i], nan))
            {
                return false;
            }
        }
        return true;
    }
}
