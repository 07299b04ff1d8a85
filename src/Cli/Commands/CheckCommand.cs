using System.CommandLine;
using Autograder.Cli.Proving;
using Autograder.Cli.Publishing;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Proving;

namespace Autograder.Cli.Commands;

internal static class CheckCommand
{
    private const int UsualMutants = 20;
    private const int UsualNotebookMutants = 2;

    public static Command Create(Surroundings around)
    {
        var assignments = new Argument<string[]>("assignment")
        {
            Description = "Folders of assignment packages, or their names below assignments/.",
            Arity = ArgumentArity.OneOrMore,
        };
        var full = new Option<bool>("--full") { Description = "Prove with the budgets of grading, not those of quick.yaml, and make every run for every wrong submission, also those that its expected.yaml skips to save time." };
        var mutants = new Option<int?>("--mutants")
        {
            Description = $"How many small changes of the reference to try; what no check notices is listed. By default {UsualMutants} of functions and {UsualNotebookMutants} of notebooks, which cost a training each.",
            HelpName = "N",
        };
        var jobs = new Option<int>("--jobs") { Description = "How many submissions are looked at side by side; by default one more than there are cores.", DefaultValueFactory = _ => CpuSlots.Usual, HelpName = "N" };
        foreach (var (option, least, most) in new (Option, int, int)[] { (mutants, 0, 10_000), (jobs, 1, 256) })
        {
            SharedOptions.Within(option, least, most);
        }

        var skip = SharedOptions.Names("--skip-runs", "Leave out these runs of the packages.", "NAME");
        var published = new Option<bool>("--published")
        {
            Description = "Only compare the solutions that the papers print (published/) with the computed keys, and list every place where they disagree.",
        };
        var report = new Option<string?>("--report") { Description = "With --published: also write the list as a Markdown file.", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new Command("check", "Proves that packages are sound: the reference earns full marks, the starter does not, and every wrong submission loses what it must.")
        {
            assignments, full, mutants, jobs, skip, published, report, json,
        };
        command.SetAction((parsed, cancel) => parsed.GetValue(published) ? Task.FromResult(new PublishedRun(parsed.GetValue(json), parsed.GetValue(report), around).Run(parsed.GetRequiredValue(assignments), cancel)) : new ProofRun(
            new ProofOptions(parsed.GetValue(mutants) ?? UsualMutants, parsed.GetValue(full), (parsed.GetValue(skip) ?? []).ToHashSet()) { NotebookMutants = parsed.GetValue(mutants) ?? UsualNotebookMutants },
            parsed.GetValue(jobs),
            parsed.GetValue(json),
            around).RunAsync(parsed.GetRequiredValue(assignments), cancel));
        return command;
    }
}
