using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Proving;
using Spectre.Console;

namespace Autograder.Cli.Proving;

/// <summary>What proving a package found, for its author.</summary>
internal static class ProofTable
{
    public static void Show(IAnsiConsole screen, Assignment assignment, ProofReport report, IReadOnlyList<string> warnings)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Submission").AddColumn(new TableColumn("Marks").RightAligned())
            .AddColumn("As expected").AddColumn(new TableColumn("Took").RightAligned());
        foreach (var proved in report.Submissions)
        {
            table.AddRow(Markup.Escape(proved.Name), $"{proved.Total} / {proved.Maximum}", proved.AsExpected ? "[green]yes[/]" : "[red]no[/]", Spans.Words(proved.Took));
        }

        screen.Write(table);
        List(screen, "red", "Mistake", report.Problems);
        List(screen, "yellow", "Not proved on this machine", report.Unproved);
        List(screen, "yellow", "Warning", warnings);
        List(screen, "yellow", "No check notices this change of the reference", report.Survivors.Select(s => s.ToString()));
        var mutants = report.MutantsTried == 0 ? "" : $" {report.MutantsTried - report.Survivors.Count} of {report.MutantsTried} mutants of the reference were noticed.";
        var quick = assignment.IsQuick ? $" Proved with the budgets of {AssignmentLoader.QuickName}; --full takes those of grading." : "";
        screen.MarkupLine(Markup.Escape($"{assignment.Slug} {(report.Sound ? "is sound" : $"has {report.Problems.Count} {(report.Problems.Count == 1 ? "mistake" : "mistakes")}")}.{mutants}{quick}"));
    }

    private static void List(IAnsiConsole screen, string colour, string what, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            screen.MarkupLine($"[{colour}]{what}:[/] {Markup.Escape(PlainText.Block(line))}");
        }
    }
}
