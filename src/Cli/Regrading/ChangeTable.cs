using Autograder.Cli.Showing;
using Autograder.Rubrics.Grading;
using Spectre.Console;

namespace Autograder.Cli.Regrading;

/// <summary>Who, which item, from what to what, and why.</summary>
internal static class ChangeTable
{
    public static void Show(IAnsiConsole screen, IReadOnlyList<GradeChange> changes, int unread)
    {
        if (changes.Count == 0 && unread == 0)
        {
            screen.MarkupLine("Nothing changed.");
            return;
        }

        if (changes.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Submission", "Students", "Item").AddColumn(new TableColumn("Old → new").NoWrap()).AddColumn("Why");
            foreach (var change in changes)
            {
                table.AddRow(Markup.Escape(change.Submission), Markup.Escape(PlainText.Line(string.Join(", ", change.Students), 60)), Markup.Escape(change.Item),
                    Markup.Escape($"{change.Old} → {change.New}"), Markup.Escape(PlainText.Line(change.Why, 240)));
            }

            screen.Write(table);
        }

        if (unread > 0)
        {
            screen.MarkupLine($"{unread} had no grade that could be read, and have one now.");
        }
    }
}
