using System.Text.Json.Nodes;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Publishing;
using Spectre.Console;

namespace Autograder.Cli.Publishing;

/// <summary>One call of "check --published": where printed solutions and computed keys disagree.</summary>
internal sealed class PublishedRun(bool json, string? reportFile, Surroundings around)
{
    private readonly IAnsiConsole _screen = around.Screen(json ? around.Error : around.Out);
    private readonly JsonLines? _lines = json ? new JsonLines(around.Out) : null;

    /// <returns>An exit code: disagreements are what is looked for and no failure; mistakes of the author are.</returns>
    public int Run(IReadOnlyList<string> named, CancellationToken cancel)
    {
        var reports = Packages.LoadAll(named).Select(assignment => (assignment, Report: Compare(assignment, cancel))).ToList();
        if (reportFile is not null)
        {
            AtomicFile.Write(Path.GetFullPath(reportFile), PublishedMarkdown.Write([.. reports.Select(r => (r.assignment, r.Report))]));
            _screen.MarkupLine(Markup.Escape($"Wrote {reportFile}"));
        }

        return reports.TrueForAll(r => r.Report.Problems.Count == 0) ? ExitCode.Worked : ExitCode.CallersMistake;
    }

    private PublishedReport Compare(Assignment assignment, CancellationToken cancel)
    {
        if (!PublishedSolution.IsIn(assignment))
        {
            _screen.MarkupLine(Markup.Escape($"{assignment.Slug}: its paper prints no solution (there is no {PublishedSolution.Folder}/)."));
            return new PublishedReport([], 0, []);
        }

        var report = PublishedSolution.Compare(assignment, cancel);
        PublishedTable.Show(_screen, assignment, report);
        foreach (var found in report.Disagreements)
        {
            _lines?.Write("disagreement", ("item", found.Source), ("package", assignment.Slug), ("id", found.Item), ("part", found.Part), ("kind", Kind(found)),
                ("seed", found.Seed), ("line", found.Line), ("printed", found.Printed), ("computed", found.Computed), ("why", found.Why),
                ("decide", new JsonArray([.. Disagreement.Choices.Select(c => (JsonNode)c)])), ("decided", found.Decided));
        }

        _lines?.Write("compared", ("assignment", assignment.Slug), ("disagreements", report.Disagreements.Count), ("agreements", report.Agreements),
            ("problems", new JsonArray([.. report.Problems.Select(p => (JsonNode)p)])));
        return report;
    }

    private static string Kind(Disagreement found) => found.Kind switch
    {
        DisagreementKind.Wrong => "wrong",
        DisagreementKind.Digits => "digits",
        DisagreementKind.Statement => "statement",
    };
}
