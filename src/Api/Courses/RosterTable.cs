using System.Net.Mail;
using Autograder.Api.Data;
using Autograder.Api.Shared;
using Autograder.Rubrics.Tables;

namespace Autograder.Api.Courses;

/// <summary>Reads a list of people; everything that is wrong with it is said at once, with the line.</summary>
internal sealed class RosterTable(ITexts texts)
{
    public const int MostBytes = 1_000_000;
    private const int MostLines = 5000;

    public (IReadOnlyList<RosterLine> Lines, IReadOnlyList<string> Problems) Read(string csv)
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

        if (table is null || table.Rows.Count == 0)
        {
            return ([], [texts["The list is empty. Its first line names the columns: name, email, student_id, section, role."]]);
        }

        if (table.Column("name") < 0 || table.Column("email") < 0)
        {
            return ([], [texts["Line 1: the first line has to name the columns; name and email are needed, student_id, section and role are possible."]]);
        }

        return table.Rows.Count > MostLines ? ([], [texts["The list has more than {0} lines.", MostLines]]) : ReadRows(table);
    }

    private (IReadOnlyList<RosterLine> Lines, IReadOnlyList<string> Problems) ReadRows(CsvTable table)
    {
        var lines = new List<RosterLine>();
        var problems = new List<string>();
        foreach (var row in table.Rows)
        {
            var role = RoleOf(row.Cell(table.Column("role")));
            var line = new RosterLine(
                row.Line, row.Cell(table.Column("name")), row.Cell(table.Column("email")), Blank(row.Cell(table.Column("student_id"))), Blank(row.Cell(table.Column("section"))), role ?? CourseRole.Student);
            if (role is null)
            {
                problems.Add(texts["Line {0}: '{1}' is no role; write student, marker or instructor.", row.Line, row.Cell(table.Column("role"))]);
            }

            lines.Add(line);
        }

        problems.AddRange(Check(lines));
        return (lines, problems);
    }

    /// <summary>What is wrong with lines by themselves and among each other.</summary>
    public IEnumerable<string> Check(IReadOnlyList<RosterLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Name.Length is 0 or > 200)
            {
                yield return texts["Line {0}: the name is missing or too long.", line.Line];
            }

            if (line.Email.Length > 256 || !MailAddress.TryCreate(line.Email, out var address) || address.Address != line.Email)
            {
                yield return texts["Line {0}: '{1}' is no e-mail address.", line.Line, line.Email];
            }

            if (line.StudentId?.Length > 60 || line.Section?.Length > 60)
            {
                yield return texts["Line {0}: student id or section is too long.", line.Line];
            }
        }

        foreach (var same in lines.Where(line => line.Email.Length > 0).GroupBy(line => line.Email, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return texts["Lines {0}: the same e-mail address, {1}.", string.Join(", ", same.Select(line => line.Line)), same.Key];
        }

        foreach (var same in lines.Where(line => line.StudentId is not null).GroupBy(line => line.StudentId, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return texts["Lines {0}: the same student id, {1}.", string.Join(", ", same.Select(line => line.Line)), same.Key];
        }
    }

    /// <summary>Student where nothing is said.</summary>
    private static CourseRole? RoleOf(string word) => word.ToLowerInvariant() switch
    {
        "" or "student" => CourseRole.Student,
        "marker" => CourseRole.Marker,
        "instructor" => CourseRole.Instructor,
        _ => null,
    };

    private static string? Blank(string cell) => cell.Length == 0 ? null : cell;
}
