using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>How much of a typed array agrees with a key, in the freedoms that the part allows.</summary>
internal sealed class ArrayComparison(PartCheck.Matrix check)
{
    /// <summary>0 to 1.</summary>
    public decimal Share(AnswerArray typed, AnswerArray key) => Best(typed, key).Share;

    /// <summary>The typed entries with those marked that differ from the key, or null where the shapes differ or order is free.</summary>
    public IReadOnlyList<IReadOnlyList<MatrixEntry>>? Marked(AnswerArray typed, AnswerArray key)
    {
        if (check.AnyOrder || Best(typed, key).Entries is not { } agree)
        {
            return null;
        }

        return [.. Enumerable.Range(0, typed.Rows).Select(r =>
            (IReadOnlyList<MatrixEntry>)[.. Enumerable.Range(0, typed.Columns).Select(c => new MatrixEntry(typed.Entries[r * typed.Columns + c].Text, !agree[r * typed.Columns + c]))])];
    }

    private (decimal Share, bool[]? Entries) Best(AnswerArray typed, AnswerArray key)
    {
        if (check.AnyOrder)
        {
            return (AnyOrder(typed, key), null);
        }

        var best = (Share: 0m, Entries: (bool[]?)null);
        foreach (var candidate in Candidates(typed, key))
        {
            var own = check.Scaled ? ScaledTo(candidate, typed) : typed;
            var agree = candidate.Entries.Select((expected, i) => Agrees(own.Entries[i], expected)).ToArray();
            var share = ShareOf(agree, candidate.Rows, candidate.Columns);
            if (best.Entries is null || share > best.Share || share == best.Share && agree.Count(a => a) > best.Entries.Count(a => a))
            {
                best = (share, agree);
            }
        }

        return best;
    }

    /// <summary>The key in every form that counts, shaped as the answer.</summary>
    private IEnumerable<AnswerArray> Candidates(AnswerArray typed, AnswerArray key)
    {
        if (typed.Entries.Count != key.Entries.Count)
        {
            yield break;
        }

        IEnumerable<AnswerArray> oriented = check.Transposed && key.Shape.Count == 2 ? [key, key.Transposed()] : [key];
        foreach (var form in oriented.Where(k => SameShape(typed, k)).SelectMany(Flips))
        {
            yield return form;
        }
    }

    /// <summary>A list of numbers may stand as a row or as a column; matrices keep their orientation.</summary>
    private static bool SameShape(AnswerArray typed, AnswerArray key)
    {
        var (a, b) = (typed.Squeezed().Shape, key.Squeezed().Shape);
        return a.SequenceEqual(b);
    }

    private IEnumerable<AnswerArray> Flips(AnswerArray key)
    {
        if (!check.Flipped)
        {
            return [key];
        }

        var (rows, columns) = (key.Rows, key.Columns);
        return from up in (bool[])[false, true]
               from left in (bool[])[false, true]
               from negative in (bool[])[false, true]
               select key with
               {
                   Entries = [.. Enumerable.Range(0, key.Entries.Count).Select(i =>
                   {
                       var (r, c) = (i / columns, i % columns);
                       var entry = key.Entries[(up ? rows - 1 - r : r) * columns + (left ? columns - 1 - c : c)];
                       return negative ? entry with { Number = -entry.Number } : entry;
                   })],
               };
    }

    /// <summary>The answer in the key's size, not the other way round: tolerances are meant for numbers of that size.</summary>
    private static AnswerArray ScaledTo(AnswerArray key, AnswerArray typed)
    {
        var at = Enumerable.Range(0, key.Entries.Count).MaxBy(i => Math.Abs(key.Entries[i].Number ?? 0));
        if (key.Entries[at].Number is not { } expected || typed.Entries[at].Number is not { } own || expected / own is not (> 0 and < double.PositiveInfinity and var factor))
        {
            return typed;
        }

        return typed with { Entries = [.. typed.Entries.Select(e => e with { Number = e.Number * factor })] };
    }

    private bool Agrees(Entry got, Entry expected) => expected.Number is { } key
        ? got.Number is { } number && check.Closeness.Holds(number, key)
        : Normal(got.Text) == Normal(expected.Text);

    /// <summary>A word without spaces and the difference of small and capital letters.</summary>
    public static string Normal(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]);

    /// <summary>Rows and columns are the key's: whoever types a list as a column would otherwise make a row of each entry.</summary>
    private decimal ShareOf(bool[] agree, int rows, int columns) => check.Share switch
    {
        MatrixShare.All => agree.All(a => a) ? 1 : 0,
        MatrixShare.Entry => (decimal)agree.Count(a => a) / Math.Max(1, agree.Length),
        MatrixShare.Row => (decimal)Enumerable.Range(0, rows).Count(r => Enumerable.Range(0, columns).All(c => agree[r * columns + c])) / rows,
        MatrixShare.Column => (decimal)Enumerable.Range(0, columns).Count(c => Enumerable.Range(0, rows).All(r => agree[r * columns + c])) / columns,
    };

    private decimal AnyOrder(AnswerArray typed, AnswerArray key)
    {
        if (typed.Entries.Count != key.Entries.Count)
        {
            return 0;
        }

        var left = key.Entries.ToList();
        var found = 0;
        foreach (var entry in typed.Entries)
        {
            var at = left.FindIndex(expected => Agrees(entry, expected));
            if (at >= 0)
            {
                left.RemoveAt(at);
                found++;
            }
        }

        return check.Share == MatrixShare.All ? left.Count == 0 ? 1 : 0 : (decimal)found / Math.Max(1, typed.Entries.Count);
    }
}
