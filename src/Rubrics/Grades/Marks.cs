using System.Globalization;

namespace Autograder.Rubrics.Grades;

/// <summary>An amount of marks: exact decimal, never <c>double</c>. May be negative only where it states a difference.</summary>
public readonly record struct Marks(decimal Value) : IComparable<Marks>
{
    /// <summary>No marks.</summary>
    public static readonly Marks Zero = new(0m);

    /// <summary>The one rounding rule, applied once, to the total: to two decimals, halves away from zero.</summary>
    public Marks Rounded => new(Math.Round(Value, 2, MidpointRounding.AwayFromZero));

    /// <summary>The share <paramref name="fraction"/> (0 to 1) of these marks, not rounded.</summary>
    public Marks Share(decimal fraction) => new(Value * fraction);

    /// <summary>These marks, held within the bounds given.</summary>
    public Marks Clamp(Marks low, Marks high) => new(Math.Clamp(Value, low.Value, high.Value));

    public int CompareTo(Marks other) => Value.CompareTo(other.Value);

    public static Marks operator +(Marks a, Marks b) => new(a.Value + b.Value);
    public static Marks operator -(Marks a, Marks b) => new(a.Value - b.Value);
    public static bool operator <(Marks a, Marks b) => a.Value < b.Value;
    public static bool operator >(Marks a, Marks b) => a.Value > b.Value;
    public static bool operator <=(Marks a, Marks b) => a.Value <= b.Value;
    public static bool operator >=(Marks a, Marks b) => a.Value >= b.Value;

    /// <summary>At most two decimals, no trailing zeros: <c>7.5</c>, <c>10</c>.</summary>
    public override string ToString() => Rounded.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
