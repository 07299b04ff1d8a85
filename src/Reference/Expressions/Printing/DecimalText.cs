using System.Globalization;
using System.Numerics;

namespace Autograder.Reference.Expressions;

/// <summary>Exact numbers as decimals that the parser reads back unchanged.</summary>
internal static class DecimalText
{
    private const int LongestPlain = 15;

    /// <summary>Null for a fraction such as 1/3, and for a number with more digits than the parser takes.</summary>
    public static string? Of(Rational value)
    {
        if (value.Sign < 0 || value.Bits > 4096)
        {
            return null;
        }
        var (digits, decimals) = (value.Numerator, 0);
        for (var denominator = value.Denominator; !denominator.IsOne; decimals++)
        {
            var common = BigInteger.GreatestCommonDivisor(denominator, 10);
            if (common.IsOne)
            {
                return null;
            }
            (digits, denominator) = (digits * (10 / common), denominator / common);
        }
        return Write(digits.ToString(CultureInfo.InvariantCulture), decimals);
    }

    private static string? Write(string digits, int decimals)
    {
        var significant = digits.TrimEnd('0');
        if (significant.Length > ParseLimits.Digits)
        {
            return null;
        }
        if (decimals == 0 && digits.Length <= LongestPlain)
        {
            return digits;
        }
        if (decimals > 0 && decimals <= LongestPlain && digits.Length <= LongestPlain)
        {
            var padded = digits.PadLeft(decimals + 1, '0');
            return $"{padded[..^decimals]}.{padded[^decimals..]}";
        }
        var power = digits.Length - significant.Length - decimals;
        return string.Create(CultureInfo.InvariantCulture, $"{significant}e{power}");
    }
}
