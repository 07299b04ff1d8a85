using System.Globalization;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Publishing;

namespace Autograder.Cli.Publishing;

/// <summary>The disagreements as a file to send around.</summary>
internal static class PublishedMarkdown
{
    public static byte[] Write(IReadOnlyList<(Assignment Assignment, PublishedReport Report)> reports)
    {
        var text = new StringBuilder("# Where printed solutions and computed keys disagree\n\n");
        text.Append("An instructor decides each place in the package, under `decisions:` – `replace` (the computed key stands), `accept_both` or `keep` (what is printed is the key) –, and grades again.\n");
        foreach (var (assignment, report) in reports.Where(r => r.Report.Disagreements.Count + r.Report.Agreements > 0))
        {
            Append(text, assignment, report);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Assignment assignment, PublishedReport report)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {assignment.Title} (`{assignment.Slug}`)\n\n{report.Disagreements.Count} disagreements; {report.Agreements} printed answers agree.\n\n");
        text.Append("| item | catalogue | kind | line | printed | computed or correct | why | decided |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var found in report.Disagreements)
        {
            string[] cells =
            [
                found.Part.Length == 0 ? found.Item : $"{found.Item} {found.Part}", found.Source, KindWords(found.Kind), $"{found.Seed}:{found.Line}", found.Printed, found.Computed, found.Why, found.Decided ?? "open",
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
        }
    }

    private static string KindWords(DisagreementKind kind) => kind switch
    {
        DisagreementKind.Wrong => "wrong",
        DisagreementKind.Digits => "last digits (costs nobody a mark)",
        DisagreementKind.Statement => "statement",
    };

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|").Replace("<", "&lt;");
}
