using Autograder.Reference.Networks;
using Autograder.Reference.Optimisers;
using Autograder.Reference.Training;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Training;

public class TrainingNetworkTests
{
    private static readonly LabelledImages Images = SyntheticImages.Make(45, 21, 4, seed: 6);

    [Theory]
    [InlineData(new[] { 19 }, Activation.ReLU, TrainingOptimiser.Sgd, 0)]
    [InlineData(new[] { 19, 7 }, Activation.Sigmoid, TrainingOptimiser.Sgd, 0.1)]
    [InlineData(new[] { 19, 7 }, Activation.ReLU, TrainingOptimiser.Adam, 0)]
    [InlineData(new[] { 33 }, Activation.Sigmoid, TrainingOptimiser.Adam, 0.1)]
    [InlineData(new int[0], Activation.ReLU, TrainingOptimiser.Adam, 0.1)]
    public void Several_steps_equal_the_double_precision_reference(int[] hidden, Activation activation, TrainingOptimiser optimiser, double lambda)
    {
        var settings = new MlpTrainingSettings
        {
            Hidden = hidden, HiddenActivation = activation, Optimiser = optimiser, Classes = 4, BatchSize = 64, LearningRate = 0.01,
        };
        var training = new TrainingNetwork(Images, settings, new(8));
        var reference = Copy(training, settings);
        var (input, target) = (Standardised(), Matrix.OneHot([.. Images.Labels.ToArray().Select(l => (int)l)], 4));
        var state = AdamState.Start(reference.Parameters);
        for (var step = 0; step < 5; step++)
        {
            var loss = training.Forward(Images, [.. Enumerable.Range(0, Images.Count)], new int[Images.Count]);
            training.Learn(0.01, lambda, Images.Count);

            var pass = MlpForward.Run(reference, input);
            loss.ShouldBe(Losses.Value(Loss.CrossEntropy, pass.Output, target, BatchReduction.Sum), 1e-3);
            var raw = MlpBackward.Run(reference, pass, target, Loss.CrossEntropy);
            IReadOnlyList<Matrix> gradients = [.. new L2(lambda).AddTo(raw.Weights, reference.Weights), .. raw.Biases];
            IReadOnlyList<Matrix> moved;
            (moved, state) = optimiser == TrainingOptimiser.Adam
                ? new Adam(0.01).Step(reference.Parameters, gradients, state)
                : (Sgd.Step(reference.Parameters, gradients, 0.01), state);
            reference = reference.WithParameters(moved);
        }

        var trained = Copy(training, settings);
        for (var p = 0; p < trained.Parameters.Count; p++)
        {
            (trained.Parameters[p] - reference.Parameters[p]).MaxAbsolute().ShouldBeLessThan(1e-4, $"parameter {p}");
        }
    }

    private static Mlp Copy(TrainingNetwork network, MlpTrainingSettings settings) => new(
        new([Images.Features, .. settings.Hidden, settings.Classes], settings.HiddenActivation, Activation.Softmax),
        [.. network.Layers.Select(l => l.Weights)],
        [.. network.Layers.Select(l => l.Biases)]);

    private static Matrix Standardised()
    {
        var raw = Matrix.Generate(Images.Features, Images.Count, (f, n) => Images.Example(n)[f]);
        var mean = 1.0 / Images.Count * raw.RowSums();
        var centred = raw.PlusColumn(-1 * mean);
        var variance = 1.0 / Images.Count * centred.Times(centred).RowSums();
        return Matrix.Generate(raw.Rows, raw.Columns, (r, c) => centred[r, c] / Math.Sqrt(variance[r, 0]));
    }
}
