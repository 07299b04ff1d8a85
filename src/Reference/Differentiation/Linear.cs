namespace Autograder.Reference.Differentiation;

/// <summary>Linear operations on nodes: products, sums, rearrangements.</summary>
public static class Linear
{
    /// <summary>Matrix product (m×k)(k×n) → m×n.</summary>
    public static Node Product(Node a, Node b) => new(
        a.Value.Multiply(b.Value), a.Varies || b.Varies,
        new NodeInput(a, (_, g) => Product(g, Transposed(b))), new NodeInput(b, (_, g) => Product(Transposed(a), g)));

    public static Node Transposed(Node a) => Node.Of(a, a.Value.Transposed(), (_, g) => Transposed(g));

    /// <summary>The sum of all elements, 1×1.</summary>
    public static Node Sum(Node a) => SumTo(a, 1, 1);

    /// <summary>The sum of every row, m×1.</summary>
    public static Node RowSums(Node a) => SumTo(a, a.Value.Rows, 1);

    /// <summary>The sum of every column, 1×n.</summary>
    public static Node ColumnSums(Node a) => SumTo(a, 1, a.Value.Columns);

    /// <summary>One row, one column or one number repeated to the given shape; the node itself where it has that shape.</summary>
    public static Node Spread(Node a, int rows, int columns)
    {
        var (m, n) = (a.Value.Rows, a.Value.Columns);
        if (m == rows && n == columns)
        {
            return a;
        }
        if ((m != rows && m != 1) || (n != columns && n != 1))
        {
            throw new ArgumentException($"{a.Value} cannot be repeated to {rows}×{columns}.");
        }
        return Node.Of(a, Matrix.Generate(rows, columns, (r, c) => a.Value[m == 1 ? 0 : r, n == 1 ? 0 : c]), (_, g) => SumTo(g, m, n));
    }

    /// <summary>The element (or fill) that <paramref name="at"/> names for each place of the new matrix.</summary>
    /// <param name="source">where elements are taken from</param>
    /// <param name="rows">rows of the new matrix</param>
    /// <param name="columns">columns of the new matrix</param>
    /// <param name="at">for each new element, row by row, the row-major place in <paramref name="source"/>, or −1 for <paramref name="fill"/></param>
    /// <param name="fill">the value of places that take nothing</param>
    public static Node Gather(Node source, int rows, int columns, IReadOnlyList<int> at, double fill = 0)
    {
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = at[i] < 0 ? fill : source.Value.Values[at[i]];
        }
        return Node.Of(source, new(rows, columns, values), (_, g) => Scatter(g, source.Value.Rows, source.Value.Columns, at));
    }

    /// <summary>The way back of <see cref="Gather"/>: every element is added to the place that <paramref name="at"/> names, −1 nowhere.</summary>
    public static Node Scatter(Node source, int rows, int columns, IReadOnlyList<int> at)
    {
        var values = new double[rows * columns];
        for (var i = 0; i < at.Count; i++)
        {
            if (at[i] >= 0)
            {
                values[at[i]] += source.Value.Values[i];
            }
        }
        return Node.Of(source, new(rows, columns, values), (_, g) => Gather(g, source.Value.Rows, source.Value.Columns, at));
    }

    /// <summary>The same elements, row by row, in another shape.</summary>
    public static Node Reshaped(Node a, int rows, int columns) => Gather(a, rows, columns, [.. Enumerable.Range(0, rows * columns)]);

    /// <summary>One element, rows and columns counted from 0, as 1×1.</summary>
    public static Node Element(Node a, int row, int column) => Gather(a, 1, 1, [row * a.Value.Columns + column]);

    /// <summary>The parts, all with as many columns, one below the other.</summary>
    public static Node Stacked(params IReadOnlyList<Node> parts)
    {
        var (rows, columns) = (parts.Sum(p => p.Value.Rows), parts[0].Value.Columns);
        var start = 0;
        Node? whole = null;
        foreach (var part in parts)
        {
            var placed = Scatter(part, rows, columns, [.. Enumerable.Range(start * columns, part.Value.Rows * columns)]);
            whole = whole is null ? placed : whole + placed;
            start += part.Value.Rows;
        }
        return whole ?? throw new ArgumentException("At least one part is needed.", nameof(parts));
    }

    private static Node SumTo(Node a, int rows, int columns)
    {
        var (m, n) = (a.Value.Rows, a.Value.Columns);
        if (m == rows && n == columns)
        {
            return a;
        }
        var sums = rows == 1 ? Matrix.FromRowMajor(1, n, Networks.ActivationFunctions.ColumnSums(a.Value)) : a.Value;
        return Node.Of(a, columns == 1 ? sums.RowSums() : sums, (_, g) => Spread(g, m, n));
    }
}
