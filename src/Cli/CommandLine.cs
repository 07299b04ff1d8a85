using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json.Nodes;
using Autograder.Cli.Commands;
using Autograder.Cli.Showing;
using Autograder.Reports;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Cli;

/// <summary>From arguments to an exit code. Every failure ends here, as one message that says what to do.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings around, CancellationToken cancel)
    {
        var parsed = Root(around).Parse(arguments);
        var json = parsed.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(o => o.Name == SharedOptions.JsonName) is { } option && parsed.GetValue(option);
        if (parsed.Action is ParseErrorAction)
        {
            return Report([.. parsed.Errors.Select(e => e.Message), $"Say '{UsageOf(parsed)} --help' to see what is possible."], ExitCode.CallersMistake, json, around);
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = around.Out, Error = around.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (CallerMistake mistake)
        {
            return Report(mistake.Problems, ExitCode.CallersMistake, json, around);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Report(["Stopped."], ExitCode.Interrupted, json, around);
        }
        catch (Exception problem)
        {
            return Report([Explain(problem), .. around.ShowStackTraces ? [problem.ToString()] : Array.Empty<string>()], ExitCode.OurFault, json, around);
        }
    }

    private static RootCommand Root(Surroundings around) => new(
        "Grades deep-learning coursework: runs students' code in sandboxes, checks it against a reference and a rubric, and writes a report for each of them.")
    {
        HelpName = "autograder",
        Subcommands =
        {
            GradeCommand.Create(around),
            RegradeCommand.Create(around),
            ProveCommand.Create(around),
            CheckCommand.Create(around),
            CalibrateCommand.Create(around),
            NewCommand.Create(around),
            DoctorCommand.Create(around),
            ReferenceCommand.Create(around),
        },
    };

    private static string UsageOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "autograder" : $"autograder {parsed.CommandResult.Command.Name}";

    private static string Explain(Exception problem) => problem is GradingFault or SandboxException or ReportException or IOException or UnauthorizedAccessException
        ? problem.Message
        : $"Unexpected {problem.GetType().Name}: {problem.Message} This is a mistake in the program; with AUTOGRADER_DEBUG=1 it says where.";

    private static int Report(IReadOnlyList<string> problems, int code, bool json, Surroundings around)
    {
        foreach (var problem in problems)
        {
            around.Error.WriteLine(PlainText.Block(problem));
        }

        if (json)
        {
            new JsonLines(around.Out).Write("error", ("exitCode", code), ("messages", new JsonArray([.. problems.Select(p => (JsonNode)p)])));
        }

        return code;
    }
}
