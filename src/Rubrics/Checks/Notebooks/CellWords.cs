using System.Globalization;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What became of a notebook's cells, in words for its author.</summary>
internal static class CellWords
{
    private const int MostLine = 60;

    /// <summary>The cells that failed by themselves, in order.</summary>
    public static IReadOnlyList<CellResult> Broken(NotebookResult result) =>
        [.. result.Cells.Where(c => c.Status is CellStatus.Error or CellStatus.Timeout or CellStatus.Died)];

    /// <summary>What happened in one cell: a sentence.</summary>
    public static string Sentence(CellResult cell)
    {
        var name = Name(cell);
        return cell.Status switch
        {
            CellStatus.Ok => $"{name} ran.",
            CellStatus.Error => $"{name} stopped with {ErrorOf(cell)}.",
            CellStatus.Timeout => $"{name} was stopped after {RunWords.Seconds(TimeSpan.FromSeconds(Bounded(cell.Seconds)))}: it took longer than it may. Look for a loop that does not end, or train for fewer steps.",
            CellStatus.Died when cell.Stopped.Length > 0 => $"{name} was running when the notebook {cell.Stopped}.",
            CellStatus.Died => $"{name} ended Python itself, after {RunWords.Seconds(TimeSpan.FromSeconds(Bounded(cell.Seconds)))}: exit(), os._exit(), too much memory and crashes of native code do this.",
            CellStatus.Skipped => $"{name} was not run.",
            CellStatus.FollowUp => $"{name} needed something that a cell before it should have made ({ErrorOf(cell)}).",
        };
    }

    /// <summary>One paragraph on the whole notebook: how many cells ran, which one broke, what that meant for the rest.</summary>
    public static string Summary(NotebookResult result)
    {
        if (result.Status == NotebookStatus.Unreadable || result.Cells.Count == 0)
        {
            return result.Message.Length > 0 ? result.Message : "The notebook has no cells with code.";
        }

        var ran = result.Cells.Count(c => c.Status == CellStatus.Ok);
        List<string> words = [ran == result.Cells.Count ? $"All {Cells(ran)} ran." : $"{ran} of {Cells(result.Cells.Count)} ran."];
        var broken = Broken(result);
        words.AddRange(broken.Take(2).Select(Sentence));
        if (broken.Count > 2)
        {
            words.Add($"{broken.Count - 2} more stopped, too.");
        }

        if (result.Status != NotebookStatus.Ok && result.Message.Length > 0 && broken.Count == 0)
        {
            words.Add(result.Message);
        }

        words.AddRange(Later(result));
        return string.Join(" ", words);
    }

    private static IEnumerable<string> Later(NotebookResult result)
    {
        var follow = result.Cells.Count(c => c.Status == CellStatus.FollowUp);
        if (follow > 0)
        {
            yield return $"{(follow == 1 ? "One later cell" : $"{follow} later cells")} failed only because of that.";
        }

        var skipped = result.Cells.Count(c => c.Status == CellStatus.Skipped);
        if (skipped > 0)
        {
            yield return $"{(skipped == 1 ? "One cell was" : $"{skipped} cells were")} not run any more.";
        }
    }

    public static string Name(CellResult cell) => cell.FirstLine.Length > 0 ? $"Cell {Number(cell.Index)} (`{Excerpt.Of(cell.FirstLine, MostLine)}`)" : $"Cell {Number(cell.Index)}";

    private static string ErrorOf(CellResult cell) => cell.Error is not { } error ? "an error"
        : $"{error.Type}{(error.Message.Trim().Length > 0 ? ": " : "")}{Excerpt.Of(error.Message, 300).TrimEnd('.')}{(error.Line > 0 ? $" (line {Number(error.Line)} of the cell)" : "")}";

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{Number(count)} cells";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The box says it, so it may be anything.</summary>
    private static double Bounded(double seconds) => Math.Clamp(seconds, 0, 1_000_000);
}
