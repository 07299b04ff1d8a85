namespace Autograder.Rubrics.Proving;

/// <summary>A small change of the reference that ought to be noticed.</summary>
/// <param name="Cell">Number of the code cell in a notebook, from 1; null in other files.</param>
/// <param name="Line">1-based, in the cell or the file.</param>
/// <param name="Was">The line before.</param>
/// <param name="Now">The line after.</param>
/// <param name="Text">The whole changed file.</param>
internal sealed record Mutant(string File, int? Cell, int Line, string Was, string Now, string Text)
{
    /// <summary>For people: line, and cell where there are cells.</summary>
    public string Place => Cell is { } cell ? $"cell {cell}, line {Line}" : $"line {Line}";
}

/// <summary>
/// Makes mutants of Python code by changing one operator, axis, constant, transpose or step of training at a time. What changes only how something looks or is
/// printed is left alone; a change that happens to mean the same (another order of sums, a factor that a later normalisation takes out) cannot be told from a gap.
/// </summary>
internal static class MutantMaker
{
    /// <summary>At most <paramref name="most"/> mutants, spread evenly over the functions of a file; the same file gives the same mutants.</summary>
    public static IReadOnlyList<Mutant> Make(string file, string text, int most) =>
        [.. Spread([.. Changes(text, MutableCode.Line, MutantChanges.OfFiles)], most).Select(c => new Mutant(file, null, c.Line, c.Was, c.Now, c.Text))];

    /// <summary>The same over the code cells of a notebook, where code need not be in a function.</summary>
    public static IReadOnlyList<Mutant> Make(string file, NotebookSource notebook, int most)
    {
        var all = notebook.Cells.SelectMany((cell, index) => cell.Code == 0
            ? []
            : Changes(cell.Source, MutableCode.NotebookLine, MutantChanges.OfNotebooks).Select(change => (Index: index, cell.Code, Change: change))).ToList();
        return [.. Spread(all, most).Select(m => new Mutant(file, m.Code, m.Change.Line, m.Change.Was, m.Change.Now, notebook.With(m.Index, m.Change.Text)))];
    }

    private static IEnumerable<Change> Changes(string text, Func<string, bool> isCode, IReadOnlyList<MutantChange> changes)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!isCode(lines[i]))
            {
                continue;
            }

            var comment = lines[i].IndexOf(" #", StringComparison.Ordinal);
            var code = comment < 0 ? lines[i] : lines[i][..comment];
            foreach (var now in changes.Select(change => change.Apply(code)).OfType<string>())
            {
                var changed = (string[])lines.Clone();
                changed[i] = now;
                yield return new Change(i + 1, lines[i].Trim(), now.Trim(), string.Join('\n', changed));
            }
        }
    }

    private static IEnumerable<T> Spread<T>(IReadOnlyList<T> all, int most) =>
        all.Count <= most ? all : Enumerable.Range(0, most).Select(k => all[(int)((2L * k + 1) * all.Count / (2L * most))]);

    private sealed record Change(int Line, string Was, string Now, string Text);
}
