using System.Numerics;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Training;

/// <summary>Moves one block of parameters by its gradients, with the moments Adam keeps for it.</summary>
internal sealed class ParameterUpdate(TrainingOptimiser optimiser, int length)
{
    private static readonly Adam Published = new();

    private readonly float[] _first = optimiser == TrainingOptimiser.Adam ? new float[length] : [];
    private readonly float[] _second = optimiser == TrainingOptimiser.Adam ? new float[length] : [];
    private int _steps;

    /// <param name="parameters">moved in place</param>
    /// <param name="gradients">as many</param>
    /// <param name="learningRate">η</param>
    /// <param name="decay">c of an added gradient c·w</param>
    /// <param name="threads">to share the work between</param>
    public void Apply(float[] parameters, float[] gradients, double learningRate, double decay, int threads)
    {
        _steps++;
        // Work is shared in runs of rows; a "row" here is one block of 1024 numbers.
        const int Block = 1024;
        FloatRows.InParallel((length + Block - 1) / Block, threads, (from, to) =>
        {
            var (start, count) = (from * Block, Math.Min(to * Block, length) - from * Block);
            switch (optimiser)
            {
                case TrainingOptimiser.Sgd:
                    Descend(parameters.AsSpan(start, count), gradients.AsSpan(start, count), (float)learningRate, (float)decay);
                    break;
                case TrainingOptimiser.Adam:
                    Adapt(parameters, gradients, start, count, learningRate, (float)decay);
                    break;
            }
        });
    }

    private static void Descend(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, float decay)
    {
        var (i, width) = (0, Vector<float>.Count);
        for (; i + width <= parameters.Length; i += width)
        {
            var w = new Vector<float>(parameters[i..]);
            (w - learningRate * (new Vector<float>(gradients[i..]) + decay * w)).CopyTo(parameters[i..]);
        }
        for (; i < parameters.Length; i++)
        {
            parameters[i] -= learningRate * (gradients[i] + decay * parameters[i]);
        }
    }

    // η·m̂/(√v̂ + ε) = η√c₂/c₁ · m/(√v + ε√c₂) with c = 1 − βᵗ: both corrections leave the loop.
    private void Adapt(float[] parameters, float[] gradients, int start, int count, double learningRate, float decay)
    {
        var root2 = Math.Sqrt(1 - Math.Pow(Published.Beta2, _steps));
        var rate = (float)(learningRate * root2 / (1 - Math.Pow(Published.Beta1, _steps)));
        var epsilon = (float)(Published.Epsilon * root2);
        var (keep1, keep2) = ((float)Published.Beta1, (float)Published.Beta2);
        var (gain1, gain2) = ((float)(1 - Published.Beta1), (float)(1 - Published.Beta2));
        var (i, end, width) = (start, start + count, Vector<float>.Count);
        for (; i + width <= end; i += width)
        {
            var w = new Vector<float>(parameters, i);
            var g = new Vector<float>(gradients, i) + decay * w;
            var m = keep1 * new Vector<float>(_first, i) + gain1 * g;
            var v = keep2 * new Vector<float>(_second, i) + gain2 * (g * g);
            m.CopyTo(_first, i);
            v.CopyTo(_second, i);
            (w - rate * m / (Vector.SquareRoot(v) + new Vector<float>(epsilon))).CopyTo(parameters, i);
        }
        for (; i < end; i++)
        {
            var g = gradients[i] + decay * parameters[i];
            _first[i] = keep1 * _first[i] + gain1 * g;
            _second[i] = keep2 * _second[i] + gain2 * (g * g);
            parameters[i] -= rate * _first[i] / (MathF.Sqrt(_second[i]) + epsilon);
        }
    }
}
