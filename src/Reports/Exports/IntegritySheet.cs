using System.Text;
using Autograder.Rubrics.Integrity;

namespace Autograder.Reports.Exports;

/// <summary>What submissions have in common as a CSV for the instructor; never for students.</summary>
public static class IntegritySheet
{
    /// <summary>RFC 4180, UTF-8 with a byte order mark, one line per finding.</summary>
    public static byte[] Write(IReadOnlyList<CourseFinding> findings)
    {
        StringBuilder csv = new();
        csv.AppendJoin(',', new[] { "submissions", "what", "how surprising" }.Select(CsvCell.Text)).Append("\r\n");
        foreach (CourseFinding finding in findings)
            csv.AppendJoin(',', new[] { string.Join("; ", finding.Submissions), finding.What, finding.Surprise }.Select(CsvCell.Text)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
