namespace Autograder.Reference.Expressions;

internal enum PointAgreement
{
    Equal,
    Different,

    /// <summary>Rounding could explain the difference, or hide one.</summary>
    Unclear,

    /// <summary>The first has no value where the second has one.</summary>
    FirstUndefined,

    /// <summary>The second has no value: the point says nothing.</summary>
    SecondUndefined,

    /// <summary>Two shapes.</summary>
    Shapes,
}

/// <summary>Compares two values at one point.</summary>
internal static class Agreement
{
    private const double Relative = 1e-9;
    private const double Absolute = 1e-12;
    private const double SafetyFactor = 32;

    // More than this share of a value lost to rounding, and a point decides nothing: within it, a difference quotient with a small step would be the derivative.
    private const double MostLost = 1e-8;

    public static PointAgreement Of(Quantity first, Quantity second)
    {
        if (!second.IsFinite)
        {
            return PointAgreement.SecondUndefined;
        }
        if (!first.IsFinite)
        {
            return PointAgreement.FirstUndefined;
        }
        if (first.Rows != second.Rows || first.Columns != second.Columns)
        {
            return PointAgreement.Shapes;
        }
        var size = Math.Max(first.Size, second.Size);
        var rounding = SafetyFactor * (first.Error + second.Error);
        if (!(rounding <= MostLost * Math.Max(size, 1e-3)))
        {
            return PointAgreement.Unclear;
        }
        var difference = Difference(first, second);
        if (difference <= Absolute + Relative * size + rounding)
        {
            return PointAgreement.Equal;
        }
        return difference > 100 * (Absolute + Relative * size + rounding) ? PointAgreement.Different : PointAgreement.Unclear;
    }

    private static double Difference(Quantity first, Quantity second)
    {
        if (first.Entries is null || second.Entries is null)
        {
            return Math.Abs(first.Number - second.Number);
        }
        var worst = 0.0;
        for (var i = 0; i < first.Entries.Values.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(first.Entries.Values[i] - second.Entries.Values[i]));
        }
        return worst;
    }
}
