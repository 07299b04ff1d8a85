using System.Text.Json.Nodes;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Calibrations;
using Spectre.Console;

namespace Autograder.Cli.Calibrating;

/// <summary>One call of "calibrate".</summary>
internal sealed class CalibrationRun(CalibrationOptions options, bool json, Surroundings around)
{
    private readonly IAnsiConsole _screen = around.Screen(json ? around.Error : around.Out);
    private readonly JsonLines? _lines = json ? new JsonLines(around.Out) : null;

    public async Task<int> RunAsync(string named, CancellationToken cancel)
    {
        var assignment = Load(named);
        var targets = Choose(assignment);
        await using var host = around.Host();
        var machine = await host.MachineForAsync(assignment, ProofStore.Of(around, assignment), cancel);
        var calibrator = new Calibrator(assignment, machine, around.Time);
        var problems = new List<string>();
        foreach (var target in targets)
        {
            var run = await ShowAsync(target, done => calibrator.MeasureAsync(target, options.Runs, options.Jobs, done, cancel));
            CalibrationFile.Write(assignment.Folder, options.Quick, run.Models);
            CalibrationTable.Show(_screen, run.Models);
            problems.AddRange(run.Problems);
            _lines?.Write("calibrated", ("run", target.Run.Name), ("models", CalibrationTable.Object(run.Models)), ("problems", new JsonArray([.. run.Problems.Select(p => (JsonNode)p)])));
        }

        _screen.MarkupLine(Markup.Escape($"Written to {Path.Combine(assignment.Folder, Calibration.FileName)}"));
        return problems.Count == 0 ? ExitCode.Worked : throw new CallerMistake(problems);
    }

    private Assignment Load(string named) => !options.Quick ? Packages.Load(named)
        : Packages.LoadQuick(named) is { IsQuick: true } quick ? quick
        : throw new CallerMistake($"--quick: {named} has no {AssignmentLoader.QuickName}, so there are no smaller budgets to calibrate.");

    private IReadOnlyList<CalibrationTarget> Choose(Assignment assignment)
    {
        var all = CalibrationTargets.Of(assignment);
        if (all.Count == 0)
        {
            throw new CallerMistake($"{assignment.Slug} measures no training against a threshold, a claim or another one, so there is nothing to calibrate.");
        }

        return options.Only.Where(name => all.All(t => t.Run.Name != name)).ToList() is { Count: > 0 } unknown
            ? throw new CallerMistake($"--run: nothing to calibrate in {string.Join(", ", unknown)}. What can be calibrated: {string.Join(", ", all.Select(t => t.Run.Name))}.")
            : options.Only.Count == 0 ? all : [.. all.Where(t => options.Only.Contains(t.Run.Name))];
    }

    private async Task<CalibratedRun> ShowAsync(CalibrationTarget target, Func<Action<long>, Task<CalibratedRun>> measure)
    {
        var what = $"Training {target.Run.Name} {options.Runs} times";
        if (!around.IsLive(_screen))
        {
            _screen.MarkupLine(Markup.Escape($"{what} …"));
            var count = 0;
            return await measure(seed => _screen.Profile.Out.Writer.WriteLine($"[{Interlocked.Increment(ref count)}/{options.Runs}] seed {seed}"));
        }

        return await _screen.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: options.Runs);
                return measure(_ => bar.Increment(1));
            });
    }
}
