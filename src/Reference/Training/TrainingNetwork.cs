using System.Numerics.Tensors;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Training;

/// <summary>The layers in training with the batch they are working on.</summary>
internal sealed class TrainingNetwork
{
    private readonly TrainingLayer[] _layers;
    private readonly InputScaling _scaling;
    private readonly FloatRows _input;
    private readonly int _threads;

    public TrainingNetwork(LabelledImages train, MlpTrainingSettings settings, DeterministicRandom random)
    {
        int[] sizes = [train.Features, .. settings.Hidden, settings.Classes];
        _layers = new TrainingLayer[sizes.Length - 1];
        for (var l = 0; l < _layers.Length; l++)
        {
            var activation = l == _layers.Length - 1 ? Activation.Linear : settings.HiddenActivation;
            _layers[l] = new(sizes[l], sizes[l + 1], activation, settings, random);
        }
        _scaling = InputScaling.Of(train);
        (_input, _threads) = (new(settings.BatchSize, train.Features), settings.Threads);
    }

    public int BatchSize => _input.Rows;

    public IReadOnlyList<TrainingLayer> Layers => _layers;

    /// <summary>Runs a batch, leaves dL/dz of the last layer ready for <see cref="Learn"/>, and returns the sum of its losses.</summary>
    public double Forward(LabelledImages images, ReadOnlySpan<int> batch, Span<int> predictions)
    {
        Load(images, batch.ToArray());
        var input = _input;
        foreach (var layer in _layers)
        {
            layer.Forward(input, batch.Length);
            input = layer.Output;
        }
        var loss = 0.0;
        for (var e = 0; e < batch.Length; e++)
        {
            predictions[e] = TensorPrimitives.IndexOfMax<float>(input.Row(e));
            loss += Difference(input.Row(e), _layers[^1].Delta.Row(e), images.Labels.Span[batch[e]], batch.Length);
        }
        return loss;
    }

    /// <summary>Back-propagates the batch just run and moves every parameter.</summary>
    public void Learn(double learningRate, double l2, int examples)
    {
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            _layers[l].Backward(l == 0 ? _input : _layers[l - 1].Output, l == 0 ? null : _layers[l - 1], examples);
        }
        foreach (var layer in _layers)
        {
            layer.Update(learningRate, l2);
        }
    }

    private void Load(LabelledImages images, int[] batch) =>
        FloatRows.InParallel(batch.Length, _threads, (from, to) =>
        {
            for (var e = from; e < to; e++)
            {
                _scaling.Apply(images.Example(batch[e]), _input.Row(e));
            }
        });

    /// <summary>delta ← (softmax(z) − target)/N; returns −ln softmax(z) of the label.</summary>
    private static double Difference(ReadOnlySpan<float> logits, Span<float> delta, int label, int examples)
    {
        var maximum = TensorPrimitives.Max(logits);
        TensorPrimitives.Subtract(logits, maximum, delta);
        var logit = (double)delta[label];
        TensorPrimitives.Exp(delta, delta);
        var sum = TensorPrimitives.Sum<float>(delta);
        TensorPrimitives.Multiply(delta, 1 / (sum * examples), delta);
        delta[label] -= 1f / examples;
        return Math.Log(sum) - logit;
    }
}
