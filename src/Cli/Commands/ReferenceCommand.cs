using System.CommandLine;
using Autograder.Cli.Training;

namespace Autograder.Cli.Commands;

internal static class ReferenceCommand
{
    public static Command Create(Surroundings around) => new("reference", "The reference implementation that students' work is compared with.") { Train(around) };

    private static Command Train(Surroundings around)
    {
        var assignment = SharedOptions.Package();
        var epochs = new Option<int?>("--epochs") { Description = "How many epochs; by default as the package's run says.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Decides first weights and the order of the examples.", DefaultValueFactory = _ => 1, HelpName = "N" };
        SharedOptions.Within(epochs, 1, 10_000);
        SharedOptions.Within(seed, 0, int.MaxValue);
        var json = SharedOptions.Json();
        var command = new Command("train", "Trains the reference on a package's dataset, in C# and without any student's code: the proof that its accuracy can be reached on this machine.")
        {
            assignment, epochs, seed, json,
        };
        command.SetAction((parsed, cancel) => new ReferenceTraining(parsed.GetValue(json), around).RunAsync(
            parsed.GetRequiredValue(assignment), parsed.GetValue(epochs), (ulong)parsed.GetValue(seed), cancel));
        return command;
    }
}
