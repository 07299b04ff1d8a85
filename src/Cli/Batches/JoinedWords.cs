using Autograder.Cli.Showing;
using Autograder.Rubrics.Joining;
using Spectre.Console;

namespace Autograder.Cli.Batches;

/// <summary>Says which texts joined a group and which wait for a person.</summary>
internal static class JoinedWords
{
    public static void Show(IAnsiConsole screen, IReadOnlyList<JoinedText> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        var open = texts.Where(t => t.Submission is null).ToList();
        screen.MarkupLine(Markup.Escape($"{texts.Count - open.Count} of {texts.Count} joint-submission texts lead to a submission; their authors share its grade."));
        foreach (var text in open)
        {
            screen.MarkupLine($"[yellow]{Markup.Escape(PlainText.Block($"{text.Upload}: {text.Words} To decide, write the group into received.csv and take the text out of the folder."))}[/]");
        }
    }
}
