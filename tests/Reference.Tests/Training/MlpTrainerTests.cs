using Autograder.Reference.Networks;
using Autograder.Reference.Training;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Training;

public class MlpTrainerTests
{
    private static readonly LabelledImages Train = SyntheticImages.Make(333, 37, 5, seed: 1);
    private static readonly LabelledImages Test = SyntheticImages.Make(101, 37, 5, seed: 2);
    private static readonly MlpTrainingSettings Settings = new() { Hidden = [20], Classes = 5, Epochs = 6, BatchSize = 32, LearningRate = 0.01, Seed = 3 };

    [Theory]
    [InlineData(Activation.ReLU, TrainingOptimiser.Adam, 0.01)]
    [InlineData(Activation.Sigmoid, TrainingOptimiser.Adam, 0.02)]
    [InlineData(Activation.ReLU, TrainingOptimiser.Sgd, 0.1)]
    public void Learns_classes_that_can_be_told_apart(Activation hidden, TrainingOptimiser optimiser, double learningRate)
    {
        var settings = Settings with { HiddenActivation = hidden, Optimiser = optimiser, LearningRate = learningRate };

        var result = MlpTrainer.Run(Train, Test, settings);

        result.TestAccuracy.ShouldBeGreaterThan(0.95);
        result.Epochs[^1].TrainLoss.ShouldBeLessThan(result.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Learns_nothing_from_random_labels()
    {
        var labels = new byte[333];
        var random = new DeterministicRandom(9);
        foreach (ref var label in labels.AsSpan())
        {
            label = (byte)random.NextInt(5);
        }

        var result = MlpTrainer.Run(new(Train.Pixels, labels, 37), Test, Settings with { Epochs = 2 });

        result.TestAccuracy.ShouldBeLessThan(0.45);
    }

    [Fact]
    public void Accuracy_is_that_of_the_predictions_returned()
    {
        var result = MlpTrainer.Run(Train, Test, Settings with { Epochs = 1 });

        var right = result.TestPredictions.Where((p, i) => p == Test.Labels.Span[i]).Count();
        result.TestPredictions.Count.ShouldBe(101);
        result.TestAccuracy.ShouldBe(right / 101.0);
    }

    [Fact]
    public void Same_seed_repeats_the_run_whatever_the_number_of_threads()
    {
        var first = MlpTrainer.Run(Train, Test, Settings with { Threads = 1 });
        var again = MlpTrainer.Run(Train, Test, Settings with { Threads = 4 });
        var other = MlpTrainer.Run(Train, Test, Settings with { Seed = 4 });

        again.Epochs.ShouldBe(first.Epochs);
        other.Epochs[0].TrainLoss.ShouldNotBe(first.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Reports_every_epoch_with_its_decayed_learning_rate()
    {
        var progress = new Collected();

        var result = MlpTrainer.Run(Train, Test, Settings with { Epochs = 3, DecayRate = 0.5 }, progress);

        progress.Reports.ShouldBe(result.Epochs);
        progress.Reports.Select(r => r.Epoch).ShouldBe([1, 2, 3]);
        progress.Reports.Select(r => r.LearningRate).ShouldBe([0.01, 0.01 * Math.Exp(-0.5), 0.01 * Math.Exp(-1)], 1e-15);
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => MlpTrainer.Run(Train, Test, Settings, cancellationToken: source.Token));
    }

    [Fact]
    public void Feature_that_never_changes_does_no_harm()
    {
        var pixels = Train.Pixels.ToArray();
        for (var n = 0; n < Train.Count; n++)
        {
            pixels[n * 37] = 200;
        }

        var result = MlpTrainer.Run(new(pixels, Train.Labels, 37), Test, Settings);

        result.TestAccuracy.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Refuses_settings_that_make_no_sense()
    {
        void Refuses(MlpTrainingSettings settings, string words) =>
            Should.Throw<ArgumentException>(() => MlpTrainer.Run(Train, Test, settings)).Message.ShouldContain(words);

        Refuses(Settings with { Hidden = [0] }, "layer sizes");
        Refuses(Settings with { HiddenActivation = Activation.Softmax }, "ReLU or sigmoid");
        Refuses(Settings with { LearningRate = double.NaN }, "learning rate");
        Refuses(Settings with { Classes = 3 }, "labels are 0 to 2");
        Should.Throw<ArgumentException>(() => MlpTrainer.Run(Train, SyntheticImages.Make(5, 36, 5, 1), Settings)).Message.ShouldContain("36 features");
        Should.Throw<ArgumentException>(() => new LabelledImages(new byte[10], new byte[3], 4));
    }

    private sealed class Collected : IProgress<EpochReport>
    {
        public List<EpochReport> Reports { get; } = [];

        public void Report(EpochReport value) => Reports.Add(value);
    }
}
