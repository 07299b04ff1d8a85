using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Autograder.Reference;

/// <summary>An exact fraction of whole numbers of any size, in lowest terms with a positive denominator.</summary>
/// <remarks>Nothing limits its size: whoever computes with numbers from outside looks at <see cref="Bits"/> before going on.</remarks>
public readonly record struct Rational : IComparable<Rational>
{
    // The default value is 0/0; Denominator reads it as 0/1.
    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A fraction needs a denominator that is not zero.");
        }
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, _denominator) = (numerator / common, denominator / common);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Rational Zero => new(0, 1);

    public static Rational One => new(1, 1);

    public bool IsInteger => Denominator.IsOne;

    public int Sign => Numerator.Sign;

    /// <summary>The size of numerator and denominator together.</summary>
    public long Bits => Numerator.GetBitLength() + Denominator.GetBitLength();

    public static implicit operator Rational(int value) => new(value, 1);

    public static implicit operator Rational(BigInteger value) => new(value, 1);

    public static Rational operator +(Rational a, Rational b) => new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>A whole power; a negative one of zero throws <see cref="DivideByZeroException"/>.</summary>
    public Rational Power(int exponent) => exponent >= 0
        ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <summary>The exact value of a finite double.</summary>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number is a fraction.");
        }
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa << 1 : mantissa | 0x10000000000000;
        exponent -= 1075;
        var scaled = exponent >= 0 ? new Rational(new BigInteger(mantissa) << exponent, 1) : new Rational(mantissa, BigInteger.One << -exponent);
        return value < 0 ? -scaled : scaled;
    }

    /// <summary>Reads <c>3</c>, <c>-3/4</c> and <c>0.25</c>, and nothing else.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Rational? value)
    {
        value = null;
        if (text.Length > 200)
        {
            return false;
        }
        var slash = text.Split('/');
        if (slash.Length == 2 && Whole(slash[0]) is { } top && Whole(slash[1]) is { IsZero: false } bottom)
        {
            value = new(top, bottom);
        }
        else if (slash.Length == 1 && text.Split('.') is [var whole, var decimals] && decimals.Length > 0 && Whole(whole + decimals) is { } digits)
        {
            value = new(digits, BigInteger.Pow(10, decimals.Length));
        }
        else if (slash.Length == 1 && Whole(text) is { } integer)
        {
            value = new(integer, 1);
        }
        return value is not null;
    }

    /// <summary>The nearest double, or an infinity.</summary>
    public double ToDouble()
    {
        var magnitude = BigInteger.Abs(Numerator);
        var shift = (int)(Denominator.GetBitLength() - magnitude.GetBitLength()) + 62;
        var (top, bottom) = shift >= 0 ? (magnitude << shift, Denominator) : (magnitude, Denominator << -shift);
        var quotient = (ulong)BigInteger.DivRem(top, bottom, out var rest);
        // At most 63 bits and a sticky bit: the conversion rounds once, as the division itself would; subnormal results may be off in the last place.
        return Sign * double.ScaleB(rest.IsZero ? quotient : quotient | 1, -shift);
    }

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static BigInteger? Whole(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
