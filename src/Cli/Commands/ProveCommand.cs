using System.CommandLine;
using Autograder.Cli.Regrading;

namespace Autograder.Cli.Commands;

internal static class ProveCommand
{
    public static Command Create(Surroundings around)
    {
        var folder = new Argument<string>("out-dir") { Description = "The folder that 'grade --out' wrote." };
        var (paper, noPdf, json) = (SharedOptions.Paper(), SharedOptions.NoPdf(), SharedOptions.Json());
        var command = new Command("prove", "Has typed formulas that are equal to a key at all sampled points proved by a computer-algebra system in a sandbox, keeps the verdicts, and judges again.")
        {
            folder, paper, noPdf, json,
        };
        command.SetAction((parsed, cancel) => RegradeRun.Open(
            new RegradeOptions
            {
                Out = parsed.GetRequiredValue(folder),
                Paper = SharedOptions.PaperOf(parsed.GetValue(paper)),
                Pdf = !parsed.GetValue(noPdf),
                Json = parsed.GetValue(json),
            },
            around).ProveAsync(cancel));
        return command;
    }
}
