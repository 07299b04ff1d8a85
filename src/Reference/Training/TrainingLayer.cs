using System.Numerics.Tensors;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Training;

/// <summary>One layer in training: examples are rows here, weights n_in×n_out, so that every product reads memory in order.</summary>
internal sealed class TrainingLayer
{
    private readonly FloatRows _weights;
    private readonly FloatRows _weightsTransposed;
    private readonly FloatRows _weightGradients;
    private readonly float[] _bias;
    private readonly float[] _biasGradients;
    private readonly ParameterUpdate _weightUpdate;
    private readonly ParameterUpdate _biasUpdate;
    private readonly Activation _activation;
    private readonly int _threads;

    /// <summary>Weights from He et al. 2015 (arXiv:1502.01852) for ReLU, N(0, 2/n_in), and N(0, 1/n_in) otherwise; biases 0.</summary>
    public TrainingLayer(int inputs, int outputs, Activation activation, MlpTrainingSettings settings, DeterministicRandom random)
    {
        (_activation, _threads) = (activation, settings.Threads);
        _weights = new(inputs, outputs);
        _weightsTransposed = new(outputs, inputs);
        _weightGradients = new(inputs, outputs);
        _bias = new float[_weights.Stride];
        _biasGradients = new float[_weights.Stride];
        _weightUpdate = new(settings.Optimiser, _weights.Values.Length);
        _biasUpdate = new(settings.Optimiser, _bias.Length);
        Output = new(settings.BatchSize, outputs);
        Delta = new(settings.BatchSize, outputs);
        var deviation = Math.Sqrt((activation == Activation.ReLU ? 2.0 : 1.0) / inputs);
        for (var i = 0; i < inputs; i++)
        {
            foreach (ref var weight in _weights.Row(i))
            {
                weight = (float)(deviation * random.NextGaussian());
            }
        }
    }

    /// <summary>φ(z), one row per example; logits in the last layer.</summary>
    public FloatRows Output { get; }

    /// <summary>dL/dz, one row per example.</summary>
    public FloatRows Delta { get; }

    public void Forward(FloatRows input, int examples)
    {
        Output.SetProduct(input, _weights, examples, _threads);
        for (var e = 0; e < examples; e++)
        {
            var row = Output.Row(e);
            TensorPrimitives.Add(row, _bias.AsSpan(0, row.Length), row);
            if (_activation == Activation.ReLU)
            {
                TensorPrimitives.Max(row, 0f, row);
            }
            else if (_activation == Activation.Sigmoid)
            {
                TensorPrimitives.Sigmoid(row, row);
            }
        }
    }

    /// <summary>Computes this layer's gradients from <see cref="Delta"/>, and the previous layer's delta unless there is none.</summary>
    public void Backward(FloatRows input, TrainingLayer? previous, int examples)
    {
        _weightGradients.SetTransposedProduct(input, Delta, examples, _threads);
        Array.Clear(_biasGradients);
        for (var e = 0; e < examples; e++)
        {
            TensorPrimitives.Add(_biasGradients, Delta.PaddedRow(e), _biasGradients);
        }
        if (previous is not null)
        {
            _weightsTransposed.SetTransposed(_weights);
            previous.Delta.SetProduct(Delta, _weightsTransposed, examples, _threads);
            previous.ThroughActivation(examples);
        }
    }

    public void Update(double learningRate, double l2)
    {
        _weightUpdate.Apply(_weights.Values, _weightGradients.Values, learningRate, l2, _threads);
        _biasUpdate.Apply(_bias, _biasGradients, learningRate, 0, 1);
    }

    /// <summary>n_out×n_in, as everywhere outside this room.</summary>
    public Matrix Weights => Matrix.Generate(_weights.Columns, _weights.Rows, (r, c) => _weights.Values[c * _weights.Stride + r]);

    /// <summary>n_out×1.</summary>
    public Matrix Biases => Matrix.Generate(_weights.Columns, 1, (r, _) => _bias[r]);

    // Both derivatives are functions of the activation itself: 1 where a > 0, and a(1 − a).
    private void ThroughActivation(int examples)
    {
        for (var e = 0; e < examples; e++)
        {
            var delta = Delta.Row(e);
            var output = Output.Row(e);
            for (var i = 0; i < delta.Length; i++)
            {
                delta[i] *= _activation == Activation.ReLU ? (output[i] > 0 ? 1f : 0f) : output[i] * (1 - output[i]);
            }
        }
    }
}
