using Autograder.Rubrics.Integrity;
using Spectre.Console;

namespace Autograder.Cli.Batches;

/// <summary>Points an instructor to what submissions have in common.</summary>
internal static class FindingWords
{
    public static void Show(IAnsiConsole screen, string folder, IReadOnlyList<CourseFinding> findings)
    {
        if (findings.Count > 0)
        {
            screen.MarkupLine($"[yellow]{Markup.Escape($"{findings.Count} {(findings.Count == 1 ? "thing that submissions have in common is" : "things that submissions have in common are")} listed in {Path.Combine(folder, "integrity.csv")}; no mark depends on it.")}[/]");
        }
    }
}
