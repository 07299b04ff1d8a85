namespace Autograder.Reference.Expressions;

/// <summary>A number or a matrix with a bound for the rounding error that it has collected.</summary>
/// <param name="Number">the value, where <paramref name="Entries"/> is null</param>
/// <param name="Entries">the matrix; never 1×1</param>
/// <param name="Error">absolute, for the worst entry; first order</param>
internal readonly record struct Quantity(double Number, Matrix? Entries, double Error)
{
    public int Rows => Entries?.Rows ?? 1;

    public int Columns => Entries?.Columns ?? 1;

    public bool IsFinite => Entries is null ? double.IsFinite(Number) : AllFinite(Entries.Values);

    /// <summary>The magnitude of the largest entry.</summary>
    public double Size => Entries?.MaxAbsolute() ?? Math.Abs(Number);

    public ReadOnlySpan<double> Values => Entries is null ? new([Number]) : Entries.Values;

    public static Quantity Of(double number, double error = 0) => new(number, null, error);

    public static Quantity Of(Matrix entries, double error = 0) =>
        entries is { Rows: 1, Columns: 1 } ? new(entries[0, 0], null, error) : new(0, entries, error);

    public Matrix ToMatrix() => Entries ?? new Matrix(1, 1, [Number]);

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }
        return true;
    }
}
