using System.Globalization;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Tables;

namespace Autograder.Rubrics.Marking;

/// <summary>Reads a filled-in marks.csv back: one decision per line whose <c>marks</c> is not empty.</summary>
public static class MarksTable
{
    private static readonly string[] Needed = ["submission", "item", "criterion", "marks", "marker"];

    /// <summary>The decisions, and every mistake with its line. Nothing is to be taken where there is a mistake.</summary>
    /// <param name="grades">The grades that the sheet is about, by submission id.</param>
    /// <param name="when">When the sheet is read.</param>
    public static (IReadOnlyList<SubmittedDecision> Decisions, IReadOnlyList<string> Problems) Read(string csv, IReadOnlyDictionary<string, Grade> grades, DateTimeOffset when)
    {
        CsvTable? table;
        try
        {
            table = CsvTable.Read(csv);
        }
        catch (FormatException e)
        {
            return ([], [e.Message]);
        }

        if (table is null || Needed.Where(name => table.Column(name) < 0).ToList() is { Count: > 0 })
        {
            return ([], [$"line 1: the first line must name the columns {string.Join(", ", Needed)} (and comment, if wanted), as in the sheet that 'grade' wrote."]);
        }

        var decisions = new List<SubmittedDecision>();
        var problems = new List<string>();
        foreach (var row in table.Rows.Where(row => row.Cell(table.Column("marks")).Length > 0))
        {
            if (Decide(table, row, grades, when, out var decision) is { } problem)
            {
                problems.Add($"line {row.Line}: {problem}");
            }
            else
            {
                decisions.Add(decision);
            }
        }

        problems.AddRange(decisions.GroupBy(d => (d.Submission, d.Decision.Item, d.Decision.Criterion)).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key.Submission}, item {g.Key.Item}, criterion {g.Key.Criterion} is decided {g.Count()} times"));
        return (decisions, problems);
    }

    private static string? Decide(CsvTable table, CsvRow row, IReadOnlyDictionary<string, Grade> grades, DateTimeOffset when, out SubmittedDecision decision)
    {
        decision = new SubmittedDecision("", "", new MarkerDecision("", 0, "", Marks.Zero, "", when, ""));
        var (submission, id, marker) = (Unquoted(row.Cell(table.Column("submission"))), Unquoted(row.Cell(table.Column("item"))), Unquoted(row.Cell(table.Column("marker"))));
        if (!grades.TryGetValue(submission, out var grade))
        {
            return $"there is no submission '{submission}' here";
        }

        if (grade.Items.FirstOrDefault(i => i.Id == id) is not { } item)
        {
            return $"'{submission}' has no item '{id}'";
        }

        if (!int.TryParse(row.Cell(table.Column("criterion")), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > item.Criteria.Count)
        {
            return $"item '{id}' has criteria 1 to {item.Criteria.Count}, not '{row.Cell(table.Column("criterion"))}'";
        }

        var criterion = item.Criteria[number - 1];
        var typed = row.Cell(table.Column("marks")).Replace(',', '.');
        if (!decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var marks) || decimal.Round(marks, 2) != marks)
        {
            return $"'{typed}' is not a mark; write it like 1.5";
        }

        if (marks > Math.Max(0, criterion.Maximum.Value) || marks < Math.Min(0, criterion.Maximum.Value) - (criterion.Maximum == Marks.Zero ? item.Maximum.Value : 0))
        {
            return $"criterion {number} of item '{id}' is worth at most {criterion.Maximum}, not {typed}";
        }

        if (marker.Length == 0)
        {
            return "the marker's name is missing";
        }

        var comment = Unquoted(row.Cell(table.Column("comment")));
        decision = new SubmittedDecision(submission, grade.Submission.Sha256, new MarkerDecision(id, number, criterion.Text, new Marks(marks), marker, when, comment));
        return null;
    }

    /// <summary>Without the apostrophe that our sheets put before what a spreadsheet would compute.</summary>
    private static string Unquoted(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;
}
