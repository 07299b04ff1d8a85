using System.Diagnostics;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Replays;

/// <summary>Computes again what a network that was trained elsewhere does, step by step.</summary>
public static class NetworkReplay
{
    /// <summary>More multiplications than this are refused rather than waited for.</summary>
    public const double MostMultiplications = 2e9;

    /// <summary>More numbers than this in one place are refused rather than kept.</summary>
    internal const long MostNumbers = 1 << 24;

    private const int LargestLength = 1 << 16;

    /// <summary>Outputs of the last step.</summary>
    /// <param name="input">batch first</param>
    /// <param name="problem">why there are none, in words; empty otherwise</param>
    /// <returns>null where a step does not fit what comes before it, or where all of it is too much work</returns>
    public static DenseArray? Run(IReadOnlyList<ReplayStep> steps, DenseArray input, out string problem)
    {
        var (at, work) = (input, 0.0);
        for (var i = 0; i < steps.Count; i++)
        {
            work += Multiplications(steps[i], at);
            var next = work > MostMultiplications ? null : Apply(steps[i], at);
            if (next is null)
            {
                problem = work > MostMultiplications
                    ? "the network is too large to be computed again"
                    : $"step {i + 1} does not fit what comes before it, which has shape {at.ShapeText}";
                return null;
            }

            at = next;
        }

        problem = "";
        return at;
    }

    private static DenseArray? Apply(ReplayStep step, DenseArray input) => input.Rank == 0 ? null : step switch
    {
        ReplayStep.Dense dense => Dense(dense, input),
        ReplayStep.Convolution convolution => WindowReplay.Convolve(convolution, input),
        ReplayStep.Pooling pooling => WindowReplay.Pool(pooling, input),
        ReplayStep.Elementwise elementwise => new(input.Shape, Array.ConvertAll(input.Values.ToArray(), x => elementwise.Function(x))),
        ReplayStep.Activate activate => Activate(activate.Activation, input),
        ReplayStep.Flatten => Flat(input),
        _ => throw new UnreachableException(),
    };

    private static double Multiplications(ReplayStep step, DenseArray input) => step switch
    {
        ReplayStep.Dense dense => (double)input.Length * dense.Weights.Rows,
        ReplayStep.Convolution convolution => (double)input.Length * convolution.Weights.Length,
        ReplayStep.Pooling pooling => (double)input.Length * pooling.Window.Kernel.Rows * pooling.Window.Kernel.Columns,
        _ => 0,
    };

    private static DenseArray? Dense(ReplayStep.Dense dense, DenseArray input)
    {
        var (outputs, inputs) = (dense.Weights.Rows, dense.Weights.Columns);
        var rows = input.Shape[^1] == inputs ? input : Flat(input);
        if (rows.Shape[^1] != inputs || inputs == 0 || (long)rows.Length / inputs * outputs > MostNumbers || dense.Bias is { } given && given.Count != outputs)
        {
            return null;
        }

        var columns = new Matrix(rows.Length / inputs, inputs, rows.Values.ToArray()).Transposed();
        var z = dense.Weights.Multiply(columns);
        if (dense.Bias is { } bias)
        {
            z = z.PlusColumn(Matrix.Column([.. bias]));
        }

        return new([.. rows.Shape[..^1], outputs], z.Transposed().Values.ToArray());
    }

    private static DenseArray Activate(Activation activation, DenseArray input)
    {
        var last = input.Shape[^1];
        if (input.Length == 0 || last > LargestLength)
        {
            return input;
        }

        var columns = new Matrix(input.Length / last, last, input.Values.ToArray()).Transposed();
        return new(input.Shape, ActivationFunctions.Apply(activation, columns).Transposed().Values.ToArray());
    }

    private static DenseArray Flat(DenseArray input) =>
        input.Shape[0] == 0 ? input : input.Reshaped(input.Shape[0], input.Length / input.Shape[0]);
}
