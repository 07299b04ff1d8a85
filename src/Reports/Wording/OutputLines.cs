using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Reports.Wording;

/// <summary>Program output as lines that fit the page: wrapped at a fixed width, the middle left out where it is long.</summary>
internal static partial class OutputLines
{
    private const string Continued = "  … ";
    private const int LongestLine = 4 * Bounds.OutputColumns;
    private const int MostText = 200_000;

    // Colours and cursor movements for a terminal.
    [GeneratedRegex(@"\x1b\[[0-9;?]{0,20}[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalCodes();

    /// <summary>All lines where they are few; else the first and the last ones, with a line between that says how many are left out.</summary>
    public static IReadOnlyList<string> Bound(string text)
    {
        string bounded = text.Length > MostText ? PlainText.Cut(text, MostText) : text;
        string[] all = TerminalCodes().Replace(bounded, "").TrimEnd('\n', '\r').Split('\n').Select(LastOverwrite).ToArray();
        int head = Bounds.OutputLines * 2 / 3, tail = Bounds.OutputLines - head;
        if (all.Length <= Bounds.OutputLines) return all.SelectMany(Wrap).Take(2 * Bounds.OutputLines).ToList();
        int more = all.Length - head - tail;
        List<string> lines = [.. all.Take(head).SelectMany(Wrap).Take(2 * head)];
        lines.Add($"[… {more} {(more == 1 ? "line" : "lines")} left out …]");
        lines.AddRange(all.TakeLast(tail).SelectMany(Wrap).Take(2 * tail));
        return lines;
    }

    /// <summary>One line as several of at most <see cref="Bounds.OutputColumns"/> columns; a wide character counts as two.</summary>
    public static IEnumerable<string> Wrap(string line)
    {
        StringBuilder current = new();
        int columns = 0;
        foreach (Rune rune in PlainText.Cut(line.Replace("\t", "    "), LongestLine).EnumerateRunes())
        {
            int width = PlainText.Width(rune);
            if (columns + width > Bounds.OutputColumns)
            {
                yield return current.ToString();
                current.Clear().Append(Continued);
                columns = Continued.Length;
            }
            current.Append(rune.ToString());
            columns += width;
        }
        yield return current.ToString();
    }

    // A progress bar rewrites its line with carriage returns; a terminal shows what was written last.
    private static string LastOverwrite(string line)
    {
        string trimmed = line.TrimEnd('\r');
        return trimmed[(trimmed.LastIndexOf('\r') + 1)..];
    }
}
