using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Autograder.Reference.Expressions;

/// <summary>Computes the value of a formula.</summary>
/// <remarks>
/// Vectors are columns. A product of matrices is the matrix product; two columns of one length give their dot product, and matrices of one shape that have no
/// product are multiplied entry by entry, as a star does in NumPy. A column next to a matrix that it does not fit by rows is added as a row, as biases are.
/// Indices count from 1.
/// </remarks>
internal sealed class Evaluator<T>(IArithmetic<T> arithmetic, ISymbolScope<T> scope, bool starsAreEntrywise = false, EvaluationBudget? budget = null)
{
    private readonly Dictionary<string, int> _bound = new(StringComparer.Ordinal);
    private readonly EvaluationBudget _budget = budget ?? new EvaluationBudget();

    public IArithmetic<T> Arithmetic => arithmetic;

    public ISymbolScope<T> Scope => scope;

    public IReadOnlyDictionary<string, int> Bound => _bound;

    /// <exception cref="EvaluationException">the formula has no value, whatever its symbols are</exception>
    public T Evaluate(Expression expression)
    {
        _budget.Step();
        // What is defined and differentiated leads from one formula into another; a stack that overflows would end the whole program.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new EvaluationException("the formula is nested too deeply to compute");
        }
        var value = Compute(expression);
        var (rows, columns) = arithmetic.Shape(value);
        _budget.Work((double)rows * columns);
        return value;
    }

    /// <summary>Asked before matrices are multiplied or solved for.</summary>
    public void Work(double multiplications) => _budget.Work(multiplications);

    private T Compute(Expression expression) =>
        expression switch
        {
            Expression.Number number => arithmetic.Number(number.Value),
            Expression.Constant constant => arithmetic.Number(ValueOf(constant.Which)),
            Expression.Symbol symbol => SymbolValue.Of(symbol, this),
            Expression.Negate negate => arithmetic.Negate(Evaluate(negate.Operand)),
            Expression.Binary binary => Binary(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right), binary.Right),
            Expression.Postfix postfix => Postfix(postfix),
            Expression.Call call => CallValue.Of(call, this),
            Expression.Series series => Series(series),
            Expression.Array array => Array(array),
            Expression.Derivative derivative => scope.TryDifferentiate(derivative, out var value)
                ? value
                : throw new EvaluationException($"the derivative {PlainPrinter.Print(derivative)} is not known here"),
            Expression.Comparison comparison => Compare(comparison),
            Expression.Logic logic => Extreme(logic.Operator == LogicOperator.Or ? 1 : -1, Evaluate(logic.Left), Evaluate(logic.Right)),
            Expression.Not not => arithmetic.Entrywise(BinaryOperator.Subtract, arithmetic.Number(1), Evaluate(not.Operand)),
            _ => throw new UnreachableException(),
        };

    /// <summary>Two values brought to shapes that go together entry by entry.</summary>
    public (T Left, T Right) Aligned(T left, T right)
    {
        var (a, b) = (arithmetic.Shape(left), arithmetic.Shape(right));
        if (a == b || a == (1, 1) || b == (1, 1))
        {
            return (left, right);
        }
        if (Fits(a, b) || Fits(b, a))
        {
            return (left, right);
        }
        if (a.Columns == 1 && a.Rows == b.Columns)
        {
            return (arithmetic.Transposed(left), right);
        }
        if (b.Columns == 1 && b.Rows == a.Columns)
        {
            return (left, arithmetic.Transposed(right));
        }
        throw Misfit(a, b);
    }

    public T Entrywise(BinaryOperator which, T left, T right) => Aligned(left, right) is var (a, b) ? arithmetic.Entrywise(which, a, b) : throw new UnreachableException();

    public T Extreme(int sign, T left, T right) => Aligned(left, right) is var (a, b) ? arithmetic.Extreme(sign, a, b) : throw new UnreachableException();

    /// <summary>A condition with entries chooses entry by entry, so both values come into its shape.</summary>
    public T Choose(T mask, T yes, T no) => arithmetic.Shape(mask) is var shape && shape == (1, 1)
        ? arithmetic.Choose(mask, yes, no)
        : arithmetic.Choose(mask, Along(shape, yes), Along(shape, no));

    private T Along((int Rows, int Columns) whole, T value)
    {
        var shape = arithmetic.Shape(value);
        var turned = (Rows: shape.Columns, Columns: shape.Rows);
        return shape == (1, 1) || shape == whole || Fits(shape, whole) ? value
            : Math.Min(shape.Rows, shape.Columns) == 1 && (turned == whole || Fits(turned, whole)) ? arithmetic.Transposed(value)
            : throw Misfit(whole, shape);
    }

    private static EvaluationException Misfit((int Rows, int Columns) a, (int Rows, int Columns) b) =>
        new($"shapes {a.Rows}×{a.Columns} and {b.Rows}×{b.Columns} do not go together") { IsMisfit = true };

    public int Integer(Expression expression, string what)
    {
        var value = Evaluate(expression);
        var number = arithmetic.Shape(value) == (1, 1) ? arithmetic.Scalar(value) : double.NaN;
        return Math.Abs(number) <= 1_000_000 && Math.Abs(number - Math.Round(number)) < 1e-9
            ? (int)Math.Round(number)
            : throw new EvaluationException($"{what} is a whole number, not {PlainPrinter.Print(expression)}");
    }

    /// <summary>A row or column repeats along a matrix that has as many columns or rows.</summary>
    private static bool Fits((int Rows, int Columns) part, (int Rows, int Columns) whole) =>
        (part.Columns == 1 && part.Rows == whole.Rows && whole.Columns > 1) || (part.Rows == 1 && part.Columns == whole.Columns && whole.Rows > 1);

    private static double ValueOf(KnownConstant constant) => constant switch
    {
        KnownConstant.Pi => Math.PI,
        KnownConstant.E => Math.E,
        KnownConstant.Infinity => double.PositiveInfinity,
    };

    private T Binary(BinaryOperator which, T left, T right, Expression exponent) => which switch
    {
        BinaryOperator.Multiply => Product(left, right),
        BinaryOperator.Power => Power(left, right, exponent),
        _ => Entrywise(which, left, right),
    };

    private T Product(T left, T right)
    {
        var (a, b) = (arithmetic.Shape(left), arithmetic.Shape(right));
        if (a == (1, 1) || b == (1, 1))
        {
            return arithmetic.Entrywise(BinaryOperator.Multiply, left, right);
        }
        if (a.Columns == b.Rows && !(starsAreEntrywise && a == b))
        {
            _budget.Work((double)a.Rows * a.Columns * b.Columns);
            return arithmetic.Product(left, right);
        }
        if (a == b)
        {
            return a.Columns == 1 && !starsAreEntrywise
                ? arithmetic.Product(arithmetic.Transposed(left), right)
                : arithmetic.Entrywise(BinaryOperator.Multiply, left, right);
        }
        if (starsAreEntrywise && (Fits(a, b) || Fits(b, a)))
        {
            return arithmetic.Entrywise(BinaryOperator.Multiply, left, right);
        }
        throw new EvaluationException($"a {a.Rows}×{a.Columns} and a {b.Rows}×{b.Columns} matrix have no product") { IsMisfit = true };
    }

    private T Power(T left, T right, Expression exponent)
    {
        var shape = arithmetic.Shape(left);
        if (shape != (1, 1) && shape.Rows == shape.Columns && arithmetic.Shape(right) == (1, 1) && arithmetic.Scalar(right) is var power && double.IsInteger(power) && power is >= -16 and <= 16 and not 0)
        {
            _budget.Work((Math.Abs(power) + 1) * shape.Rows * shape.Rows * shape.Rows);
            var factor = power > 0 ? left : arithmetic.Inverse(left);
            var result = factor;
            for (var i = 1; i < Math.Abs(power); i++)
            {
                result = arithmetic.Product(result, factor);
            }
            return result;
        }
        if (shape != (1, 1) && exponent is Expression.Negate { Operand: Expression.Number { Value: 1 } })
        {
            throw new EvaluationException($"only a square matrix has an inverse, not one of {shape.Rows}×{shape.Columns}") { IsMisfit = true };
        }
        var (a, b) = Aligned(left, right);
        return arithmetic.Entrywise(BinaryOperator.Power, a, b);
    }

    private T Postfix(Expression.Postfix postfix)
    {
        var value = Evaluate(postfix.Operand);
        return postfix.Operator switch
        {
            PostfixOperator.Transpose => arithmetic.Transposed(value),
            PostfixOperator.Percent => arithmetic.Entrywise(BinaryOperator.Divide, value, arithmetic.Number(100)),
            PostfixOperator.Factorial => arithmetic.Number(Factorial(Integer(postfix.Operand, "what stands before '!'"))),
        };
    }

    private static double Factorial(int of)
    {
        if (of < 0)
        {
            return double.NaN;
        }
        var product = 1.0;
        for (var i = 2; i <= of && double.IsFinite(product); i++)
        {
            product *= i;
        }
        return product;
    }

    private T Series(Expression.Series series)
    {
        var (from, to) = series is { From: { } lower, To: { } upper }
            ? (Integer(lower, "the lower bound of a sum"), Integer(upper, "the upper bound of a sum"))
            : (1, SeriesRange.Of(series, this));
        var hidden = _bound.TryGetValue(series.Index, out var before);
        T? total = default;
        var any = false;
        for (var i = from; i <= to; i++)
        {
            _bound[series.Index] = i;
            var term = Evaluate(series.Body);
            (total, any) = (any && total is not null ? Joined(series.Kind, total, term) : term, true);
        }
        if (hidden)
        {
            _bound[series.Index] = before;
        }
        else
        {
            _bound.Remove(series.Index);
        }
        return any && total is not null ? total : arithmetic.Number(series.Kind == SeriesKind.Sum ? 0 : 1);
    }

    private T Joined(SeriesKind kind, T total, T term)
    {
        if (kind == SeriesKind.Product)
        {
            return Product(total, term);
        }
        var (a, b) = Aligned(total, term);
        return arithmetic.Entrywise(BinaryOperator.Add, a, b);
    }

    private T Array(Expression.Array array)
    {
        var isNested = array.Items.All(i => i is Expression.Array);
        IReadOnlyList<Expression>[] rows = [.. array.Items.Select(i => isNested ? (IReadOnlyList<Expression>)((Expression.Array)i).Items : [i])];
        var columns = rows.Length == 0 ? 0 : rows[0].Count;
        if (columns == 0 || rows.Any(r => r.Count != columns))
        {
            throw new EvaluationException("the rows of a matrix have different lengths, or it is empty");
        }
        var entries = rows.SelectMany(r => r).Select(Evaluate).ToList();
        return entries.All(e => arithmetic.Shape(e) == (1, 1))
            ? arithmetic.Assemble(rows.Length, columns, entries)
            : throw new EvaluationException("the entries of a matrix are numbers, not matrices");
    }

    private T Compare(Expression.Comparison comparison)
    {
        var values = comparison.Operands.Select(Evaluate).ToList();
        T? all = default;
        for (var i = 0; i < comparison.Relations.Count; i++)
        {
            var (a, b) = Aligned(values[i], values[i + 1]);
            var holds = arithmetic.Compare(comparison.Relations[i], a, b);
            all = i == 0 || all is null ? holds : Extreme(-1, all, holds);
        }
        return all ?? arithmetic.Number(1);
    }
}
