using System.Globalization;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Reference.Training;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Spectre.Console;

namespace Autograder.Cli.Training;

/// <summary>One call of "reference train".</summary>
internal sealed class ReferenceTraining(bool json, Surroundings around)
{
    private readonly IAnsiConsole _screen = around.Screen(json ? around.Error : around.Out);
    private readonly JsonLines? _lines = json ? new JsonLines(around.Out) : null;

    public async Task<int> RunAsync(string named, int? epochs, ulong seed, CancellationToken cancel)
    {
        var assignment = Packages.Load(named);
        var metric = assignment.Items.Select(i => i.Check).OfType<ItemCheck.Metric>().FirstOrDefault()
            ?? throw new CallerMistake($"{assignment.Slug} has no item of kind metric, so there is nothing to train for.");
        var run = assignment.Runs.First(r => r.Name == metric.Run);
        var split = await SplitAsync(assignment, run, cancel);
        var settings = TrainingDefaults.Of(run, epochs, seed, split.Classes);
        _screen.MarkupLine(Markup.Escape($"Training {split.Dimension}-{string.Join('-', settings.Hidden)}-{split.Classes} on {split.TrainLabels.Length} images, testing on {split.TestImages}; {settings.Epochs} epochs, {settings.Optimiser}."));
        var began = around.Time.GetTimestamp();
        var result = await TrainAsync(split, settings, cancel);
        var reached = result.TestAccuracy >= (double)metric.Threshold;
        _screen.MarkupLine(Markup.Escape($"Test accuracy {Percent(result.TestAccuracy)} after {Spans.Words(around.Time.GetElapsedTime(began))}; the package asks for {Percent((double)metric.Threshold)}: {(reached ? "reached" : "not reached")}."));
        var code = reached ? ExitCode.Worked : ExitCode.OurFault;
        _lines?.Write("trained", ("exitCode", code), ("accuracy", result.TestAccuracy), ("threshold", metric.Threshold), ("reached", reached));
        return code;
    }

    private async Task<PreparedSplit> SplitAsync(Assignment assignment, RunSettings run, CancellationToken cancel)
    {
        var dataset = assignment.Datasets.First(d => d.Name == run.Data);
        var store = new EvidenceStore(Path.Combine(around.CacheFolder, "reference"));
        await using var host = around.Host();
        var machine = await host.MachineForAsync(assignment, store, cancel);
        var split = run.Split ?? throw new CallerMistake($"Run {run.Name} of {assignment.Slug} has no split.");
        var result = await machine.Datasets.GetAsync(dataset, split, machine.Image, cancel);
        return result.Split ?? throw new GradingFault(result.Missing);
    }

    private Task<MlpTrainingResult> TrainAsync(PreparedSplit split, MlpTrainingSettings settings, CancellationToken cancel)
    {
        Task<MlpTrainingResult> Train(Action<EpochReport> tell) =>
            Task.Run(() => MlpTrainer.Run(SplitImages.Train(split), SplitImages.Test(split), settings, new Told(tell), cancel), cancel);

        if (!around.IsLive(_screen))
        {
            return Train(report => Say(report, settings.Epochs));
        }

        return _screen.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("first epoch", maxValue: settings.Epochs);
                return Train(report =>
                {
                    bar.Increment(1);
                    bar.Description = Markup.Escape(Words(report, settings.Epochs));
                    Tell(report);
                });
            });
    }

    private void Say(EpochReport report, int epochs)
    {
        _screen.MarkupLine(Markup.Escape(Words(report, epochs)));
        Tell(report);
    }

    private void Tell(EpochReport report) => _lines?.Write("epoch", ("epoch", report.Epoch), ("learningRate", report.LearningRate), ("trainLoss", report.TrainLoss),
        ("trainAccuracy", report.TrainAccuracy), ("testLoss", report.TestLoss), ("testAccuracy", report.TestAccuracy));

    private static string Words(EpochReport report, int epochs) => string.Create(CultureInfo.InvariantCulture,
        $"epoch {report.Epoch}/{epochs}: training loss {report.TrainLoss:0.0000}, test accuracy {report.TestAccuracy:0.00 %}");

    private static string Percent(double value) => value.ToString("0.00 %", CultureInfo.InvariantCulture);

    private sealed class Told(Action<EpochReport> tell) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => tell(value);
    }
}
