using System.Text;
using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Proving;

/// <summary>Replaces text that stands exactly once in a file, or in the cells of a notebook.</summary>
internal static class FileEdit
{
    /// <summary>The changed text, or what is wrong with the edit.</summary>
    public static (string? Text, string Problem) Apply(Edit edit, ReadOnlySpan<byte> content)
    {
        if (NotebookSource.Is(edit.File))
        {
            return NotebookSource.Read(content) is { } notebook ? InCells(edit, notebook) : (null, $"{edit.File} is not a notebook with cells (nbformat 4)");
        }

        if (edit.Cell is not null)
        {
            return (null, $"'cell' is for notebooks; {edit.File} is none");
        }

        var text = Encoding.UTF8.GetString(content);
        return Count(text, edit.Find) == 1 ? (Replaced(text, edit), "") : (null, Wrong(edit, Count(text, edit.Find), ""));
    }

    private static (string? Text, string Problem) InCells(Edit edit, NotebookSource notebook)
    {
        var cells = notebook.Cells.Select((cell, index) => (Cell: cell, Index: index, Count: Count(cell.Source, edit.Find)))
            .Where(c => edit.Cell is null || edit.Cell == c.Cell.Code).ToList();
        if (cells.Count == 0)
        {
            return (null, $"{edit.File} has no code cell {edit.Cell}");
        }

        var found = cells.Where(c => c.Count > 0).ToList();
        return found is [{ Count: 1 } only]
            ? (notebook.With(only.Index, Replaced(only.Cell.Source, edit)), "")
            : (null, Wrong(edit, found.Sum(c => c.Count), found.Count == 0 ? "" : $": code cells {string.Join(", ", found.Select(c => c.Cell.Code == 0 ? "(text)" : $"{c.Cell.Code}"))}"));
    }

    private static string Wrong(Edit edit, int count, string where) =>
        $"the text to find must stand exactly once in {edit.File}{(edit.Cell is { } cell ? $", code cell {cell}" : "")}, but stands there {(count == 0 ? "nowhere" : $"{count} times")}{where}: {Excerpt.Of(edit.Find.Trim())}";

    private static string Replaced(string text, Edit edit)
    {
        var at = text.IndexOf(edit.Find, StringComparison.Ordinal);
        return text[..at] + edit.Replace + text[(at + edit.Find.Length)..];
    }

    private static int Count(string text, string find)
    {
        var count = 0;
        for (var at = -1; find.Length > 0 && (at = text.IndexOf(find, at + 1, StringComparison.Ordinal)) >= 0; count++)
        {
        }

        return count;
    }
}
