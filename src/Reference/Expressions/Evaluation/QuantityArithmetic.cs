using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>Computes with doubles and bounds the rounding error of every step (Higham 2002, section 3.3, running error analysis).</summary>
internal sealed class QuantityArithmetic : IArithmetic<Quantity>
{
    private const double Unit = 1.2e-16;

    public Quantity Number(double value) => Quantity.Of(value, Math.Abs(value) * Unit);

    public (int Rows, int Columns) Shape(Quantity value) => (value.Rows, value.Columns);

    public double Scalar(Quantity value) => value.Number;

    public Quantity Negate(Quantity value) => value.Entries is null ? value with { Number = -value.Number } : Quantity.Of(-1 * value.Entries, value.Error);

    public Quantity Entrywise(BinaryOperator which, Quantity left, Quantity right)
    {
        if (left.Entries is null && right.Entries is null)
        {
            var (value, error) = Apply(which, left.Number, right.Number, left.Error, right.Error);
            return Quantity.Of(value, error);
        }
        var worst = 0.0;
        return Spread(left, right, (a, b) =>
        {
            var (value, error) = Apply(which, a, b, left.Error, right.Error);
            worst = Math.Max(worst, error);
            return value;
        }) with { Error = worst };
    }

    public Quantity Extreme(int sign, Quantity left, Quantity right) =>
        Spread(left, right, sign > 0 ? Math.Max : Math.Min) with { Error = Math.Max(left.Error, right.Error) };

    public Quantity Product(Quantity left, Quantity right)
    {
        var (a, b) = (left.ToMatrix(), right.ToMatrix());
        var inner = a.Columns;
        var error = inner * (left.Error * right.Size + right.Error * left.Size + Unit * inner * left.Size * right.Size);
        return Quantity.Of(a.Multiply(b), error);
    }

    public Quantity Transposed(Quantity value) => value.Entries is null ? value : Quantity.Of(value.Entries.Transposed(), value.Error);

    public Quantity Inverse(Quantity value)
    {
        var inverse = SquareMatrix.Inverse(value.ToMatrix());
        var norm = inverse.MaxAbsolute() * value.Rows;
        return Quantity.Of(inverse, norm * norm * (value.Error + Unit * value.Size * value.Rows));
    }

    public Quantity Determinant(Quantity value) =>
        Quantity.Of(SquareMatrix.Determinant(value.ToMatrix()), Math.Pow(value.Size * value.Rows, value.Rows) * (Unit * value.Rows + value.Error / Math.Max(value.Size, 1e-300)));

    public Quantity Sum(Quantity value) => Quantity.Of(value.ToMatrix().Sum(), value.Values.Length * (value.Error + Unit * value.Size));

    public Quantity ExtremeEntry(int sign, Quantity value)
    {
        var best = value.Values[0];
        foreach (var entry in value.Values)
        {
            best = sign > 0 ? Math.Max(best, entry) : Math.Min(best, entry);
        }
        return Quantity.Of(best, value.Error);
    }

    public Quantity Softmax(Quantity column) => Quantity.Of(Networks.ActivationFunctions.Softmax(column.ToMatrix()), column.Error + 4 * Unit);

    public Quantity Element(Quantity value, int row, int column) => Quantity.Of(value.Entries is null ? value.Number : value.Entries[row, column], value.Error);

    public Quantity Assemble(int rows, int columns, IReadOnlyList<Quantity> entries)
    {
        var values = new double[entries.Count];
        var error = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            (values[i], error) = (entries[i].Number, Math.Max(error, entries[i].Error));
        }
        return Quantity.Of(new Matrix(rows, columns, values), error);
    }

    public Quantity Apply(string function, int primes, Quantity value)
    {
        if (primes > 1)
        {
            var nodes = new NodeArithmetic();
            return Quantity.Of(nodes.Apply(function, primes, Node.Variable(value.ToMatrix())).Value, 1e-13);
        }
        var (plain, slope) = ScalarFunctions.Find(function);
        var applied = primes == 0 ? plain : slope;
        if (value.Entries is null)
        {
            var result = applied(value.Number);
            return Quantity.Of(result, 4 * Unit * Math.Abs(result) + value.Error * Steepness(slope, primes, value.Number, result));
        }
        var worst = 0.0;
        var entries = value.Entries.Map(x =>
        {
            var result = applied(x);
            worst = Math.Max(worst, 4 * Unit * Math.Abs(result) + value.Error * Steepness(slope, primes, x, result));
            return result;
        });
        return Quantity.Of(entries, worst);
    }

    public Quantity ApplyUnknown(string function, int primes, IReadOnlyList<Quantity> values)
    {
        var unknown = UnknownFunction.Of(function, values.Count);
        var error = values.Sum(v => 4 * v.Error * (1 + v.Size)) + 16 * Unit;
        return values is [{ Entries: { } entries }]
            ? Quantity.Of(entries.Map(x => unknown.At(primes, [x])), error)
            : Quantity.Of(unknown.At(primes, [.. values.Select(v => v.Number)]), error);
    }

    public Quantity Compare(Relation relation, Quantity left, Quantity right) => Spread(left, right, (a, b) => relation switch
    {
        Relation.Equal => a == b,
        Relation.NotEqual => a != b,
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Greater => a > b,
        Relation.GreaterOrEqual => a >= b,
    } ? 1 : 0) with { Error = 0 };

    public Quantity Choose(Quantity mask, Quantity yes, Quantity no)
    {
        if (mask.Entries is null)
        {
            return mask.Number != 0 ? yes : no;
        }
        var chosen = mask.Entries;
        return Quantity.Of(Matrix.Generate(chosen.Rows, chosen.Columns, (r, c) => At(chosen[r, c] != 0 ? yes : no, r, c)), Math.Max(yes.Error, no.Error));
    }

    // The derivative of a slope is not in the table: its own size stands in, near enough for a bound.
    private static double Steepness(Func<double, double> slope, int primes, double x, double result)
    {
        var steep = primes == 0 ? Math.Abs(slope(x)) : 1 + Math.Abs(result);
        return double.IsFinite(steep) ? steep : 1e300;
    }

    private static (double Value, double Error) Apply(BinaryOperator which, double a, double b, double errorA, double errorB)
    {
        var value = which switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply or BinaryOperator.Hadamard => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.Power => Math.Pow(a, b),
        };
        var passed = which switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => errorA + errorB,
            BinaryOperator.Multiply or BinaryOperator.Hadamard => Math.Abs(a) * errorB + Math.Abs(b) * errorA,
            BinaryOperator.Divide => (errorA + Math.Abs(value) * errorB) / Math.Abs(b),
            BinaryOperator.Power => a == 0 ? errorA + errorB : Math.Abs(value) * (Math.Abs(b / a) * errorA + (a > 0 ? Math.Abs(Math.Log(a)) * errorB : 0) + 2 * Unit),
        };
        return (value, passed + Unit * Math.Abs(value));
    }

    private static Quantity Spread(Quantity left, Quantity right, Func<double, double, double> combine)
    {
        if (left.Entries is null && right.Entries is null)
        {
            return Quantity.Of(combine(left.Number, right.Number));
        }
        var (rows, columns) = (Math.Max(left.Rows, right.Rows), Math.Max(left.Columns, right.Columns));
        return Quantity.Of(Matrix.Generate(rows, columns, (r, c) => combine(At(left, r, c), At(right, r, c))));
    }

    private static double At(Quantity value, int row, int column) =>
        value.Entries is null ? value.Number : value.Entries[value.Rows == 1 ? 0 : row, value.Columns == 1 ? 0 : column];
}
