using Autograder.Reference;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Operations;

/// <summary>Words and a small table for arrays that nothing known explains.</summary>
/// <param name="got">the arrays, by name</param>
/// <param name="comparison">when numbers are equal</param>
/// <param name="part">what to call an array in words</param>
internal sealed class Differences(IReadOnlyDictionary<string, Received> got, Comparison comparison, Func<string, string> part)
{
    private const int MostRows = 6;

    /// <summary>A verdict for arrays that are wrong, with what is off in each.</summary>
    public Verdict Wrong(IReadOnlyDictionary<string, Matrix> expected, string advice)
    {
        var said = expected.Select(e => (e.Key, Words: Words(e.Key, e.Value))).ToList();
        var off = said.Where(s => s.Words is not null).ToList();
        var right = said.Where(s => s.Words is null).Select(s => part(s.Key)).ToList();
        var words = string.Join(" ", off.Take(4).Select(s => s.Words));
        if (off.Count > 4)
        {
            words += $" {off.Count - 4} more arrays are off.";
        }
        if (right.Count > 0 && off.Count > 0)
        {
            words += $" Right are: {string.Join(", ", right.Take(6))}.";
        }
        return new(CaseOutcome.Wrong, $"{words} {advice}".Trim()) { Table = Table(expected) };
    }

    /// <summary>The places where the student's numbers differ most, or null where no array has the expected shape.</summary>
    public Exhibit.Table? Table(IReadOnlyDictionary<string, Matrix> expected)
    {
        var worst = expected.SelectMany(e => Off(e.Key, e.Value)).OrderByDescending(o => o.By).Take(MostRows).ToList();
        return worst.Count == 0
            ? null
            : new()
            {
                Title = "Where your numbers differ most",
                Columns = ["Place", "Yours", "Expected"],
                Rows = [.. worst.Select(w => new TableRow([w.Place, Received.Show(w.Got), Received.Show(w.Expected)], true))],
            };
    }

    /// <summary>What is off in one array, or null where it is right.</summary>
    public string? Words(string name, Matrix expected)
    {
        if (!got.TryGetValue(name, out var array))
        {
            return $"{Sentence(name)} is missing from what your code returned.";
        }
        if (array.As(expected) is null)
        {
            return $"{Sentence(name)} has shape {array.ShapeText} where ({expected.Rows}, {expected.Columns}) is expected.";
        }
        if (!array.AllFinite)
        {
            return $"{Sentence(name)} holds {array.Values.Count(v => !double.IsFinite(v))} values that are not finite (nan or inf).";
        }
        var off = Off(name, expected).ToList();
        if (off.Count == 0)
        {
            return null;
        }
        var whole = array.WholeNumbers ? " It holds whole numbers only: compute in floats." : "";
        return $"{Sentence(name)} is off in {off.Count} of {array.Values.Length} numbers, by up to {off.Max(o => o.By):G3}.{whole}";
    }

    private IEnumerable<(string Place, double Got, double Expected, double By)> Off(string name, Matrix expected)
    {
        if (!got.TryGetValue(name, out var array) || array.As(expected) is not { } matrix)
        {
            yield break;
        }
        for (var r = 0; r < expected.Rows; r++)
        {
            for (var c = 0; c < expected.Columns; c++)
            {
                var (mine, wanted) = (matrix[r, c], expected[r, c]);
                if (!comparison.Holds(name, mine, wanted))
                {
                    var by = double.IsFinite(mine) ? Math.Abs(mine - wanted) : double.MaxValue;
                    yield return ($"{part(name)} [{r}, {c}]", mine, wanted, by);
                }
            }
        }
    }

    private string Sentence(string name)
    {
        var words = part(name);
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
