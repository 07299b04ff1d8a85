namespace Autograder.Reference.Equations;

/// <summary>Linear equations solved in exact fractions by elimination.</summary>
internal sealed class LinearSystem
{
    private LinearSystem(int rank, bool solvable, IReadOnlyList<Rational>? solution) => (Rank, IsSolvable, Solution) = (rank, solvable, solution);

    /// <summary>Number of independent equations among the coefficients.</summary>
    public int Rank { get; }

    public bool IsSolvable { get; }

    /// <summary>The values of the unknowns when there is exactly one solution, else null.</summary>
    public IReadOnlyList<Rational>? Solution { get; }

    /// <param name="equations">one row of coefficients per equation</param>
    /// <param name="rightSides">one per equation</param>
    /// <param name="unknowns">length of every row</param>
    public static LinearSystem Solve(IReadOnlyList<IReadOnlyList<Rational>> equations, IReadOnlyList<Rational> rightSides, int unknowns)
    {
        Rational[][] rows = [.. equations.Select((e, i) => (Rational[])[.. e, rightSides[i]])];
        var rank = 0;
        for (var column = 0; column < unknowns && rank < rows.Length; column++)
        {
            var pivot = Array.FindIndex(rows, rank, r => r[column].Sign != 0);
            if (pivot < 0)
            {
                continue;
            }
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            Clear(rows, rank, column);
            rank++;
        }
        var solvable = rows.Skip(rank).All(r => r[unknowns].Sign == 0);
        return new(rank, solvable, solvable && rank == unknowns ? [.. rows.Take(rank).Select(r => r[unknowns])] : null);
    }

    /// <summary>Makes the pivot 1 and everything else in its column 0.</summary>
    private static void Clear(Rational[][] rows, int pivot, int column)
    {
        var lead = rows[pivot][column];
        rows[pivot] = [.. rows[pivot].Select(v => v / lead)];
        for (var r = 0; r < rows.Length; r++)
        {
            if (r != pivot && rows[r][column] is { Sign: not 0 } factor)
            {
                rows[r] = [.. rows[r].Select((v, c) => v - factor * rows[pivot][c])];
            }
        }
    }
}
