using Autograder.Reference.Convolutions;

namespace Autograder.Reference.Replays;

/// <summary>Steps that look through windows at images of several channels.</summary>
internal static class WindowReplay
{
    private const int LargestSide = 4096;

    /// <returns>null where shapes do not fit</returns>
    public static DenseArray? Convolve(ReplayStep.Convolution step, DenseArray input)
    {
        if (step.Weights.Rank != 4 || step.Weights.Length == 0 || step.Bias is { } given && given.Count != step.Weights.Shape[0]
            || AsImages(input, step.Weights.Shape[1]) is not { } images || Windows(images, step.Window) is not { } windows
            || step.Weights.Shape[2] != step.Window.Kernel.Rows || step.Weights.Shape[3] != step.Window.Kernel.Columns)
        {
            return null;
        }

        var filters = step.Weights.Shape[0];
        if ((long)images.Shape[0] * filters * windows.Count > NetworkReplay.MostNumbers)
        {
            return null;
        }

        var weights = new Matrix(filters, step.Weights.Length / filters, step.Weights.Values.ToArray());
        var bias = Matrix.Column([.. step.Bias ?? new double[filters]]);
        var places = windows.Patches();
        var outputs = new double[images.Shape[0] * filters * windows.Count];
        for (var n = 0; n < images.Shape[0]; n++)
        {
            var image = Image(images, n);
            var seen = new double[places.Length];
            for (var i = 0; i < places.Length; i++)
            {
                seen[i] = places[i] < 0 ? 0 : image[places[i]];
            }

            weights.Multiply(new Matrix(weights.Columns, windows.Count, seen)).PlusColumn(bias).Values.CopyTo(outputs.AsSpan(n * filters * windows.Count));
        }

        return new([images.Shape[0], filters, windows.Rows, windows.Columns], outputs);
    }

    /// <returns>null where shapes do not fit</returns>
    public static DenseArray? Pool(ReplayStep.Pooling step, DenseArray input)
    {
        if (input.Rank != 4 || Windows(input, step.Window) is not { } windows)
        {
            return null;
        }

        var outputs = new double[input.Shape[0] * windows.Channels * windows.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            var image = Image(input, i / windows.Count / windows.Channels);
            var (channel, window) = (i / windows.Count % windows.Channels, i % windows.Count);
            var (largest, sum) = (double.NegativeInfinity, 0.0);
            for (var entry = 0; entry < windows.Size; entry++)
            {
                if (windows.Place(channel, window, entry) is var at and >= 0)
                {
                    (largest, sum) = (Math.Max(largest, image[at]), sum + image[at]);
                }
            }

            outputs[i] = step.Largest ? largest : sum / windows.Size;
        }

        return new([input.Shape[0], windows.Channels, windows.Rows, windows.Columns], outputs);
    }

    /// <summary>Rows of numbers are square images where they can be: code often reshapes on the way.</summary>
    private static DenseArray? AsImages(DenseArray input, int channels)
    {
        if (input.Rank == 4)
        {
            return input.Shape[1] == channels ? input : null;
        }

        if (channels == 0 || input.Shape[0] == 0 || input.Length / input.Shape[0] % channels != 0)
        {
            return null;
        }

        var pixels = input.Length / input.Shape[0] / channels;
        var side = (int)Math.Round(Math.Sqrt(pixels));
        return side * side == pixels ? input.Reshaped(input.Shape[0], channels, side, side) : null;
    }

    private static ImageWindows? Windows(DenseArray images, ReplayWindow window)
    {
        var (rows, columns) = (images.Shape[2], images.Shape[3]);
        int[] lengths = [rows, columns, window.Kernel.Rows, window.Kernel.Columns, window.Stride.Rows, window.Stride.Columns];
        if (images.Length == 0 || lengths.Any(l => l is < 1 or > LargestSide)
            || window.Padding.Rows is < 0 or > LargestSide || window.Padding.Columns is < 0 or > LargestSide)
        {
            return null;
        }

        var windows = new ImageWindows(
            images.Shape[1],
            new Sliding(rows, window.Kernel.Rows, window.Stride.Rows, window.Padding.Rows, window.Padding.Rows, 1),
            new Sliding(columns, window.Kernel.Columns, window.Stride.Columns, window.Padding.Columns, window.Padding.Columns, 1));
        return windows.Rows < 1 || windows.Columns < 1 || (double)images.Shape[0] * windows.Channels * windows.Size * windows.Count > NetworkReplay.MostNumbers * 4.0 ? null : windows;
    }

    private static ReadOnlySpan<double> Image(DenseArray images, int n)
    {
        var size = images.Length / images.Shape[0];
        return images.Values.Slice(n * size, size);
    }
}
