using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Publishing;
using Spectre.Console;

namespace Autograder.Cli.Publishing;

/// <summary>The disagreements of one package, for its instructor.</summary>
internal static class PublishedTable
{
    public static void Show(IAnsiConsole screen, Assignment assignment, PublishedReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Item").AddColumn(new TableColumn("Line").RightAligned()).AddColumns("Printed", "Computed", "Why", "Decided");
        foreach (var found in report.Disagreements)
        {
            table.AddRow(
                Cell(found.Part.Length == 0 ? found.Item : $"{found.Item} {found.Part}"), $"{found.Line}", Cell(found.Printed), Cell(found.Computed),
                Cell(found.Kind == DisagreementKind.Digits ? $"{found.Why} (Costs nobody a mark.)" : found.Why), Cell(found.Decided ?? "open"));
        }

        if (report.Disagreements.Count > 0)
        {
            screen.Write(table);
        }

        foreach (var problem in report.Problems)
        {
            screen.MarkupLine($"[red]Mistake:[/] {Markup.Escape(PlainText.Block(problem))}");
        }

        screen.MarkupLine(Markup.Escape($"{assignment.Slug}: {report.Disagreements.Count} disagreements with the printed solution, {report.Agreements} printed answers agree. An instructor decides each in assignment.yaml, under decisions: {string.Join(", ", Disagreement.Choices)}."));
    }

    private static string Cell(string text) => Markup.Escape(PlainText.Block(text));
}
