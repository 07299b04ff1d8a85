namespace Autograder.Reference.Expressions;

/// <summary>Computes calls of functions.</summary>
internal static class CallValue
{
    public static T Of<T>(Expression.Call call, Evaluator<T> evaluator)
    {
        var arithmetic = evaluator.Arithmetic;
        if (FunctionTable.Find(call.Function) is not { } known)
        {
            var values = call.Arguments.Select(evaluator.Evaluate).ToList();
            return values.Count == 1 || values.TrueForAll(v => arithmetic.Shape(v) == (1, 1))
                ? arithmetic.ApplyUnknown(call.Function, call.Primes, values)
                : throw new EvaluationException($"{call.Function} of several values takes numbers") { IsMisfit = true };
        }
        if (known.Kind == FunctionKind.Elementwise)
        {
            return arithmetic.Apply(call.Function, call.Primes, evaluator.Evaluate(call.Arguments[0]));
        }
        if (call.Primes > 0)
        {
            throw new EvaluationException($"{call.Function} has no derivative that a prime could mean");
        }
        return known.Kind switch
        {
            FunctionKind.Numeric => Numeric(call, evaluator),
            FunctionKind.Reduction => Reduction(call, evaluator),
            FunctionKind.Matrix => OfMatrix(call.Function, evaluator.Evaluate(call.Arguments[0]), evaluator),
            FunctionKind.Condition when call.Function == "indicator" => evaluator.Evaluate(call.Arguments[0]),
            FunctionKind.Condition => Cases(call, evaluator, 0),
            FunctionKind.Elementwise => throw new InvalidOperationException("Elementwise functions were handled before."),
        };
    }

    private static T Numeric<T>(Expression.Call call, Evaluator<T> evaluator)
    {
        var arithmetic = evaluator.Arithmetic;
        var values = call.Arguments.Select(evaluator.Evaluate).ToList();
        switch (call.Function)
        {
            case "max" or "min":
                var sign = call.Function == "max" ? 1 : -1;
                return values.Count == 1 ? arithmetic.ExtremeEntry(sign, values[0]) : values.Aggregate((a, b) => evaluator.Extreme(sign, a, b));
            case "root":
                return evaluator.Entrywise(BinaryOperator.Power, values[0], arithmetic.Entrywise(BinaryOperator.Divide, arithmetic.Number(1), values[1]));
            case "logb":
                return evaluator.Entrywise(BinaryOperator.Divide, arithmetic.Apply("ln", 0, values[1]), arithmetic.Apply("ln", 0, values[0]));
            default:
                throw new EvaluationException($"{call.Function} cannot be computed");
        }
    }

    private static T Reduction<T>(Expression.Call call, Evaluator<T> evaluator)
    {
        var arithmetic = evaluator.Arithmetic;
        var value = evaluator.Evaluate(call.Arguments[0]);
        var (rows, columns) = arithmetic.Shape(value);
        switch (call.Function)
        {
            case "sum":
                return arithmetic.Sum(value);
            case "mean":
                return arithmetic.Entrywise(BinaryOperator.Divide, arithmetic.Sum(value), arithmetic.Number((double)rows * columns));
            case "norm":
                return Norm(value, call.Arguments.Count > 1 ? evaluator.Evaluate(call.Arguments[1]) : arithmetic.Number(2), arithmetic);
            case "trace" or "det" when rows != columns:
                throw new EvaluationException($"only a square matrix has a {call.Function}, not one of {rows}×{columns}") { IsMisfit = true };
            case "trace":
                return Enumerable.Range(0, rows).Select(i => arithmetic.Element(value, i, i)).Aggregate((a, b) => arithmetic.Entrywise(BinaryOperator.Add, a, b));
            case "det":
                evaluator.Work((double)rows * rows * rows);
                return arithmetic.Determinant(value);
            default:
                throw new EvaluationException($"{call.Function} cannot be computed");
        }
    }

    private static T Norm<T>(T value, T which, IArithmetic<T> arithmetic)
    {
        if (arithmetic.Shape(which) != (1, 1))
        {
            throw new EvaluationException("which norm it is, is a number");
        }
        var p = arithmetic.Scalar(which);
        var sizes = arithmetic.Apply("abs", 0, value);
        if (double.IsPositiveInfinity(p))
        {
            return arithmetic.ExtremeEntry(1, sizes);
        }
        if (p == 2)
        {
            return arithmetic.Apply("sqrt", 0, arithmetic.Sum(arithmetic.Entrywise(BinaryOperator.Multiply, value, value)));
        }
        return p == 1
            ? arithmetic.Sum(sizes)
            : arithmetic.Entrywise(BinaryOperator.Power, arithmetic.Sum(arithmetic.Entrywise(BinaryOperator.Power, sizes, which)), arithmetic.Number(1 / p));
    }

    private static T OfMatrix<T>(string function, T value, Evaluator<T> evaluator)
    {
        var arithmetic = evaluator.Arithmetic;
        var (rows, columns) = arithmetic.Shape(value);
        evaluator.Work(function is "inv" or "diag" ? (double)rows * rows * rows : 0);
        return function switch
        {
            "transpose" => arithmetic.Transposed(value),
            "softmax" when columns == 1 => arithmetic.Softmax(value),
            "softmax" => throw new EvaluationException("softmax of a matrix can mean its rows or its columns; write it for one vector"),
            "inv" when rows != columns => throw new EvaluationException($"only a square matrix has an inverse, not one of {rows}×{columns}") { IsMisfit = true },
            "inv" => arithmetic.Inverse(value),
            "diag" when columns == 1 => Diagonal(value, rows, arithmetic),
            "diag" => arithmetic.Assemble(Math.Min(rows, columns), 1, [.. Enumerable.Range(0, Math.Min(rows, columns)).Select(i => arithmetic.Element(value, i, i))]),
            _ => throw new EvaluationException($"{function} cannot be computed"),
        };
    }

    private static T Diagonal<T>(T column, int size, IArithmetic<T> arithmetic) => arithmetic.Assemble(
        size, size, [.. Enumerable.Range(0, size * size).Select(i => i / size == i % size ? arithmetic.Element(column, i / size, 0) : arithmetic.Number(0))]);

    /// <summary>Value, condition, value, condition, …, and perhaps what holds otherwise.</summary>
    private static T Cases<T>(Expression.Call call, Evaluator<T> evaluator, int at)
    {
        if (at >= call.Arguments.Count)
        {
            return evaluator.Arithmetic.Number(double.NaN);
        }
        var value = evaluator.Evaluate(call.Arguments[at]);
        return at + 1 == call.Arguments.Count
            ? value
            : evaluator.Choose(evaluator.Evaluate(call.Arguments[at + 1]), value, Cases(call, evaluator, at + 2));
    }
}
