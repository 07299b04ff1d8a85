using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>Arrays that functions of one matrix and mistakes are made of.</summary>
internal static class Arrays
{
    public static Matrix Matrix(this PreparedCase prepared, string name) => prepared.Tensors[name].ToMatrix();

    public static IReadOnlyDictionary<string, Matrix> One(string name, Matrix matrix) => new Dictionary<string, Matrix> { [name] = matrix };

    /// <summary>Sums of every column, 1×n.</summary>
    public static Matrix ColumnSums(this Matrix m) => m.Transposed().RowSums().Transposed();

    /// <summary>The arrays a case brought back, by name.</summary>
    public static IReadOnlyDictionary<string, Received> Read(CaseResult result, IEnumerable<string> names) => names
        .Where(result.Tensors.ContainsKey)
        .ToDictionary(n => n, n => new Received(result.Tensors[n]), StringComparer.Ordinal);

    public static Verdict NothingReturned(string what) =>
        new(CaseOutcome.Failed, $"Your code ran, but {what} did not come back as an array of numbers. Check that the function ends with return.");

    /// <summary>Softmax as first written down: e^z over its column's sum, without subtracting anything.</summary>
    public static Matrix NaiveSoftmax(Matrix z)
    {
        var e = z.Map(Math.Exp);
        var sums = e.ColumnSums();
        return Autograder.Reference.Matrix.Generate(z.Rows, z.Columns, (r, c) => e[r, c] / sums[0, c]);
    }

    /// <summary>Softmax of the whole array at once.</summary>
    public static Matrix WholeSoftmax(Matrix z)
    {
        var most = z.Values.ToArray().Max();
        var e = z.Map(x => Math.Exp(x - most));
        return 1 / e.Sum() * e;
    }
}
