using Autograder.Reference.Networks;

namespace Autograder.Reference.Replays;

/// <summary>A step of a network that was trained elsewhere, with the numbers it was left with; images are channels first. Closed family.</summary>
public abstract record ReplayStep
{
    private ReplayStep() { }

    /// <summary>W·a + b over the last dimension, or over everything but the batch where only that fits.</summary>
    /// <param name="Weights">outputs×inputs</param>
    /// <param name="Bias">one per output; null: none</param>
    public sealed record Dense(Matrix Weights, IReadOnlyList<double>? Bias) : ReplayStep;

    /// <summary>Cross-correlation with zero padding, which deep learning calls convolution (Goodfellow et al. 2016, equation 9.6).</summary>
    /// <param name="Weights">outputs × channels × rows × columns</param>
    /// <param name="Bias">one per output; null: none</param>
    public sealed record Convolution(DenseArray Weights, IReadOnlyList<double>? Bias, ReplayWindow Window) : ReplayStep;

    /// <summary>The largest entry of every window (padding never wins), or the mean with padding counted as zeros.</summary>
    public sealed record Pooling(bool Largest, ReplayWindow Window) : ReplayStep;

    /// <summary>One number at a time.</summary>
    public sealed record Elementwise(Func<double, double> Function) : ReplayStep;

    /// <summary>An activation of the reference; softmax works along the last dimension.</summary>
    public sealed record Activate(Activation Activation) : ReplayStep;

    /// <summary>Everything but the batch in one row.</summary>
    public sealed record Flatten : ReplayStep;
}

/// <summary>A window over rows and columns; each pair is (vertical, horizontal), padding per side.</summary>
public sealed record ReplayWindow((int Rows, int Columns) Kernel, (int Rows, int Columns) Stride, (int Rows, int Columns) Padding);
