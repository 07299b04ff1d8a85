using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Autograder.Api.Tests.Manage;
using Autograder.Rubrics.Tables;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Names of students in what instructors open in a spreadsheet.</summary>
public sealed partial class HostileSpreadsheetTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    /// <summary>Names that a spreadsheet works out: also behind what it skips, and in the forms of other keyboards.</summary>
    private static readonly string[] _computing =
        ["=HYPERLINK(\"http://evil.example\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", " =1+1", "\t@SUM(1)", "\t-2+3", "\tAna", "\r=1+1", "\r-2+3", "\n+1", "\u22122+3", "\uff1d1+1", "Ana;-2+3", "Ana; =1+1"];

    [Fact]
    public async Task Names_that_compute_do_not()
    {
        var taught = await TaughtCourse.MakeAsync(portal, _computing);
        foreach (var student in taught.Students)
        {
            await taught.GradedAsync(student, 3, 5);
        }

        using var instructor = await portal.SignInAsync(taught.Instructor);
        var gradebook = await instructor.Client.GetStringAsync($"{taught.Url}/export/gradebook.csv");
        using var zip = new ZipArchive(await instructor.Client.GetStreamAsync($"{taught.Url}/submissions/uploads.zip"));
        using var index = new StreamReader(zip.GetEntry("submissions.csv").ShouldNotBeNull().Open());
        foreach (var text in new[] { gradebook, await index.ReadToEndAsync() })
        {
            var table = CsvTable.Read(text).ShouldNotBeNull();
            table.Rows.Count.ShouldBe(_computing.Length);
            text.ShouldContain("'-2+3+cmd|' /C calc'!A0"); // the names are there, as text
            foreach (var cell in table.Rows.SelectMany(row => row.Cells).Where(cell => !decimal.TryParse(cell, CultureInfo.InvariantCulture, out _)))
            {
                // where a semicolon separates cells, what stands behind it begins one
                cell.Split(';').ShouldAllBe(part => !Computes().IsMatch(part), cell);
            }
        }

        zip.Entries.ShouldAllBe(entry => entry.FullName == "submissions.csv" || entry.FullName.StartsWith("submission-", StringComparison.Ordinal));
    }

    /// <summary>Begins as a formula does, or with a tab or line break, which some programs drop before they look.</summary>
    [GeneratedRegex(@"^([\t\r\n]|[\s\p{Cf}""]*[=+\-@|%\u2212\uff1d\uff0b\uff0d\uff20])", RegexOptions.CultureInvariant)]
    private static partial Regex Computes();
}
