using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Spectre.Console;

namespace Autograder.Cli.Batches;

/// <summary>Says what a marker can do next.</summary>
internal static class MarksWords
{
    /// <param name="written">False where the sheet holds marks that were not taken yet and was left alone.</param>
    public static void Show(IAnsiConsole screen, string folder, IReadOnlyList<Grade> grades, bool written)
    {
        var sheet = Path.Combine(folder, ResultFiles.MarksName);
        if (!written)
        {
            screen.MarkupLine($"[yellow]{Markup.Escape($"{sheet} holds marks that were not taken yet, so it was left as it is. Take them with: autograder regrade {folder} --marks {sheet}")}[/]");
        }
        else if (!MarksSheet.IsEmpty(grades))
        {
            screen.MarkupLine(Markup.Escape($"Some answers wait for a marker: fill in the column marks (and marker) of {sheet}, then: autograder regrade {folder} --marks {sheet}"));
        }
    }
}
