namespace Autograder.Reference.Expressions;

/// <summary>What the evaluator computes with: plain numbers with error bounds, or nodes that can be differentiated.</summary>
/// <remarks>Operations on entries repeat an operand of one row, one column or one number as often as the other needs; the evaluator has checked shapes.</remarks>
internal interface IArithmetic<T>
{
    T Number(double value);

    (int Rows, int Columns) Shape(T value);

    /// <summary>The only entry of a 1×1 value.</summary>
    double Scalar(T value);

    T Negate(T value);

    T Entrywise(BinaryOperator which, T left, T right);

    /// <summary>max (sign 1) or min (sign −1).</summary>
    T Extreme(int sign, T left, T right);

    T Product(T left, T right);

    T Transposed(T value);

    T Inverse(T value);

    T Determinant(T value);

    T Sum(T value);

    /// <summary>The largest (sign 1) or smallest (sign −1) entry.</summary>
    T ExtremeEntry(int sign, T value);

    T Softmax(T column);

    T Element(T value, int row, int column);

    /// <summary>A matrix out of single numbers, row by row.</summary>
    T Assemble(int rows, int columns, IReadOnlyList<T> entries);

    /// <summary>A known elementwise function or its derivative.</summary>
    T Apply(string function, int primes, T value);

    /// <summary>A function that a question declares without saying what it is: some smooth function, the same for the same name.</summary>
    T ApplyUnknown(string function, int primes, IReadOnlyList<T> values);

    /// <summary>1 where the relation holds, else 0.</summary>
    T Compare(Relation relation, T left, T right);

    /// <summary>The first where the mask is 1, the second where it is 0.</summary>
    T Choose(T mask, T yes, T no);
}
