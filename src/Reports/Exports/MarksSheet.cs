using System.Globalization;
using System.Text;
using Autograder.Reports.Marking;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>What waits for a marker as a CSV to fill in: <c>marks</c> and <c>comment</c> are empty, and a regrade reads them back.</summary>
public static class MarksSheet
{
    /// <summary>Whether nothing waits for a marker.</summary>
    public static bool IsEmpty(IReadOnlyList<Grade> grades) => OpenCriteria.Of(grades).Count == 0;

    /// <summary>
    /// RFC 4180, UTF-8 with a byte order mark, one line per criterion that waits. A criterion is named by submission, item and its
    /// number within the item. Proposals are the machine's; they count only once somebody writes them into <c>marks</c>.
    /// </summary>
    public static byte[] Write(IReadOnlyList<Grade> grades)
    {
        StringBuilder csv = new();
        csv.AppendJoin(',', new[] { "submission", "item", "criterion", "text", "maximum", "proposed", "why", "marks", "comment", "marker" }.Select(CsvCell.Text)).Append("\r\n");
        foreach (OpenCriterion open in OpenCriteria.Of(grades)) csv.AppendJoin(',', Row(open)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static IEnumerable<string> Row(OpenCriterion open) =>
    [
        CsvCell.Text(open.Grade.Submission.Id), CsvCell.Text(open.Item.Id), $"{open.Number}", CsvCell.Text(open.Criterion.Text),
        Number(open.Criterion.Maximum), open.Criterion.Proposal is { } proposal ? Number(proposal.Marks) : "",
        CsvCell.Text(open.Criterion.Proposal?.Words ?? open.Criterion.Reason), "", "", "",
    ];

    private static string Number(Marks marks) => marks.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
