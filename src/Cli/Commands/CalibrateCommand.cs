using System.CommandLine;
using Autograder.Cli.Calibrating;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Commands;

internal static class CalibrateCommand
{
    private const int UsualRuns = 20;

    public static Command Create(Surroundings around)
    {
        var assignment = SharedOptions.Package();
        var runs = new Option<int>("--runs") { Description = "How many trainings of each run.", DefaultValueFactory = _ => UsualRuns, HelpName = "N" };
        var only = SharedOptions.Names("--run", "Calibrate only these runs; what is known of the others stays.", "NAME");
        var jobs = new Option<int>("--jobs") { Description = "How many trainings go side by side, as far as there are cores.", DefaultValueFactory = _ => CpuSlots.Usual, HelpName = "N" };
        var quick = new Option<bool>("--quick") { Description = "With the budgets of quick.yaml, for quick proofs." };
        SharedOptions.Within(runs, 2, 1000);
        SharedOptions.Within(jobs, 1, 256);
        var json = SharedOptions.Json();
        var command = new Command("calibrate", "Trains a package's reference again and again with fresh seeds, and writes into its calibration.yaml how much the results differ: what rules about thresholds and claims allow for. A stopped calibration goes on with the same command.")
        {
            assignment, runs, only, jobs, quick, json,
        };
        command.SetAction((parsed, cancel) => new CalibrationRun(
            new CalibrationOptions(parsed.GetValue(runs), parsed.GetValue(only) ?? [], parsed.GetValue(jobs), parsed.GetValue(quick)),
            parsed.GetValue(json),
            around).RunAsync(parsed.GetRequiredValue(assignment), cancel));
        return command;
    }
}
