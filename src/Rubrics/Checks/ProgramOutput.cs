using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Program output, trimmed for the report: the start and the end, where people look.</summary>
internal static class ProgramOutput
{
    private const int Head = 1200;
    private const int Tail = 1800;

    /// <summary>Standard output and standard error of a run as exhibits; none where nothing was printed.</summary>
    public static IEnumerable<Exhibit> Exhibits(RunResult run)
    {
        if (run.Stdout.Trim().Length > 0)
        {
            yield return Exhibit("What the program printed", run.Stdout, run.Evidence.OutputTrimmed);
        }

        if (run.Stderr.Trim().Length > 0)
        {
            yield return Exhibit("Error output", run.Stderr, run.Evidence.OutputTrimmed);
        }
    }

    public static Exhibit.Output Exhibit(string title, string text, bool trimmed)
    {
        var clean = text.Replace("\r\n", "\n").TrimEnd();
        var shown = clean.Length <= Head + Tail ? clean : $"{clean[..Head]}\n… {clean.Length - Head - Tail} characters left out …\n{clean[^Tail..]}";
        return new Exhibit.Output { Title = title, Text = shown, Trimmed = trimmed || shown.Length != clean.Length };
    }
}
