using System.Text.Json.Nodes;
using Autograder.Cli.Showing;
using Spectre.Console;

namespace Autograder.Cli.Doctor;

/// <summary>One call of "doctor": looks at everything, shows it, and says whether grading can work.</summary>
internal sealed class Examination(bool json, bool strict, Surroundings around)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        IReadOnlyList<Finding> findings =
        [
            .. await new EngineChecks(strict, around).RunAsync(cancel),
            .. await new HostChecks(around).RunAsync(cancel),
            .. new DatasetChecks(around).Run().DistinctBy(f => (f.What, f.Found)),
        ];
        var works = findings.All(f => f.Health != Health.Bad);
        if (json)
        {
            new JsonLines(around.Out).Write("doctor", ("works", works), ("findings", new JsonArray([.. findings.Select(Object)])));
        }
        else
        {
            Show(around.Screen(around.Out), findings, works);
        }

        return works ? ExitCode.Worked : ExitCode.OurFault;
    }

    private static void Show(IAnsiConsole screen, IReadOnlyList<Finding> findings, bool works)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Check", "Found", "What to do");
        foreach (var finding in findings)
        {
            var (colour, word) = finding.Health switch
            {
                Health.Good => ("green", "ok"),
                Health.Note => ("yellow", "note"),
                Health.Bad => ("red", "BAD"),
            };
            table.AddRow($"[{colour}]{word}[/]", Markup.Escape(finding.What), Markup.Escape(finding.Found), Markup.Escape(finding.ToDo));
        }

        screen.Write(table);
        screen.MarkupLine(works ? "[green]Grading works on this machine.[/]" : "[red]Grading does not work on this machine yet: see what is BAD.[/]");
    }

    private static JsonNode Object(Finding finding) => new JsonObject
    {
        ["check"] = finding.What,
        ["health"] = finding.Health switch { Health.Good => "good", Health.Note => "note", Health.Bad => "bad" },
        ["found"] = finding.Found,
        ["toDo"] = finding.ToDo,
    };
}
