using System.Globalization;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Numbers in sentences.</summary>
internal static class Numbers
{
    public static string Shown(double value) => double.IsPositiveInfinity(value) ? "infinity" : double.IsNegativeInfinity(value) ? "minus infinity"
        : double.IsInteger(value) && Math.Abs(value) < 1e15 ? value.ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);
}
