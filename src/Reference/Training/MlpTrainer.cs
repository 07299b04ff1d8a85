using System.Numerics.Tensors;
using Autograder.Reference.Networks;
using Autograder.Reference.Schedules;

namespace Autograder.Reference.Training;

/// <summary>
/// Trains a fully connected classifier in single precision: softmax with cross-entropy (mean over the batch), mini-batches in a new random order every epoch.
/// </summary>
/// <remarks>
/// The proof, independent of any student's code and of NumPy, that an accuracy can be reached with the given means.
/// The result depends on data, settings and processor family only, not on the number of threads.
/// </remarks>
public static class MlpTrainer
{
    /// <param name="train">examples to learn from</param>
    /// <param name="test">examples to be measured on after every epoch; nothing is learnt from them</param>
    /// <param name="settings">how to train; impossible ones throw <see cref="ArgumentException"/></param>
    /// <param name="progress">told after every epoch</param>
    /// <param name="cancellationToken">looked at before every batch</param>
    public static MlpTrainingResult Run(
        LabelledImages train,
        LabelledImages test,
        MlpTrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        settings.Check(train);
        if (test.Features != train.Features)
        {
            throw new ArgumentException($"Test examples have {test.Features} features, training examples {train.Features}.", nameof(test));
        }
        var random = new DeterministicRandom(settings.Seed);
        var network = new TrainingNetwork(train, settings, random);
        var schedule = new ExponentialDecay(settings.LearningRate, settings.DecayRate);
        List<EpochReport> reports = [];
        int[] predictions = [];
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            var rate = schedule.At(epoch);
            var learnt = Pass(network, train, random.Permutation(train.Count), cancellationToken, n => network.Learn(rate, settings.L2, n));
            var measured = Pass(network, test, InOrder(test.Count), cancellationToken, learn: null);
            predictions = measured.Predictions;
            reports.Add(new(epoch + 1, rate, learnt.Loss, learnt.Accuracy, measured.Loss, measured.Accuracy));
            progress?.Report(reports[^1]);
        }
        return new(predictions, reports);
    }

    private static int[] InOrder(int count) => [.. Enumerable.Range(0, count)];

    private static (double Loss, double Accuracy, int[] Predictions) Pass(
        TrainingNetwork network, LabelledImages images, int[] order, CancellationToken cancellationToken, Action<int>? learn)
    {
        var (loss, correct, predictions) = (0.0, 0, new int[order.Length]);
        for (var start = 0; start < order.Length; start += network.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = order.AsSpan(start, Math.Min(network.BatchSize, order.Length - start));
            loss += network.Forward(images, batch, predictions.AsSpan(start, batch.Length));
            for (var e = 0; e < batch.Length; e++)
            {
                correct += predictions[start + e] == images.Labels.Span[batch[e]] ? 1 : 0;
            }
            learn?.Invoke(batch.Length);
        }
        return (loss / order.Length, (double)correct / order.Length, predictions);
    }
}
