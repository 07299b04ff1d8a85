using System.CommandLine;
using Autograder.Cli.Regrading;

namespace Autograder.Cli.Commands;

internal static class RegradeCommand
{
    public static Command Create(Surroundings around)
    {
        var folder = new Argument<string>("out-dir") { Description = "The folder that 'grade --out' wrote." };
        var assignment = new Option<string?>("--assignment")
        {
            Description = "The changed package; its copy in the folder is replaced. By default that copy is judged with.",
            HelpName = "DIR",
        };
        var marks = new Option<string?>("--marks")
        {
            Description = "A filled-in marks.csv: its decisions are kept and count from now on; a later one on the same criterion replaces an earlier one.",
            HelpName = "FILE",
        };
        var (paper, noPdf, json) = (SharedOptions.Paper(), SharedOptions.NoPdf(), SharedOptions.Json());
        var command = new Command("regrade", "Judges stored evidence again, after a changed rubric, tolerance or late rule, or with markers' decisions. Runs nothing; says who changed and why.")
        {
            folder, assignment, marks, paper, noPdf, json,
        };
        command.SetAction((parsed, cancel) => RegradeRun.Open(
            new RegradeOptions
            {
                Out = parsed.GetRequiredValue(folder),
                Assignment = parsed.GetValue(assignment),
                Marks = parsed.GetValue(marks),
                Paper = SharedOptions.PaperOf(parsed.GetValue(paper)),
                Pdf = !parsed.GetValue(noPdf),
                Json = parsed.GetValue(json),
            },
            around).RunAsync(cancel));
        return command;
    }
}
