using Autograder.Reference.Convolutions;

namespace Autograder.Reference.Calculators;

/// <summary>Reads stride, padding and dilation: one number, or vertical and horizontal.</summary>
internal static class WindowGivens
{
    // Far above every exercise; a student's own number may stand behind these givens.
    private const int Longest = 10_000;
    private const long MostEntries = 10_000_000;

    /// <param name="givens">the givens</param>
    /// <param name="prefix">"" or "pool_"</param>
    /// <param name="image">channels, height, width</param>
    /// <param name="kernel">height and width of the window</param>
    /// <param name="strideIsKernel">whether the stride is the window's size when left out</param>
    public static ImageWindows? Read(GivenReader givens, string prefix, (int Channels, int Height, int Width) image, (int Height, int Width) kernel, bool strideIsKernel = false)
    {
        var stride = Pair(givens, $"{prefix}stride", 1, strideIsKernel ? kernel : (1, 1));
        var dilation = prefix.Length == 0 ? Pair(givens, "dilation", 1, (1, 1)) : (1, 1);
        var same = givens.Says($"{prefix}padding", "same");
        var none = same || givens.Says($"{prefix}padding", "valid");
        var padding = none ? (0, 0) : Pair(givens, $"{prefix}padding", 0, (0, 0));
        if (stride is not { } s || dilation is not { } d || padding is not { } p)
        {
            return null;
        }
        // A single row has nothing above and below that one number for the padding could mean.
        var vertical = new Sliding(image.Height, kernel.Height, s.V, image.Height == 1 && kernel.Height == 1 ? 0 : p.V, image.Height == 1 && kernel.Height == 1 ? 0 : p.V, d.V);
        var horizontal = new Sliding(image.Width, kernel.Width, s.H, p.H, p.H, d.H);
        var windows = new ImageWindows(image.Channels, same ? vertical.Same() : vertical, same ? horizontal.Same() : horizontal);
        if (windows.Rows < 1 || windows.Columns < 1)
        {
            givens.Reject(prefix.Length == 0 ? "kernel" : "pool", $"a window of {kernel.Height}×{kernel.Width} does not fit into {image.Height}×{image.Width} with this padding");
            return null;
        }
        if ((long)windows.Rows * windows.Columns > MostEntries || (double)windows.Channels * windows.Size * windows.Rows * windows.Columns > MostEntries)
        {
            givens.Reject(prefix.Length == 0 ? "image" : "pool", "too large to compute here");
            return null;
        }
        return windows;
    }

    public static (int V, int H)? Pair(GivenReader givens, string key, int minimum, (int V, int H) otherwise)
    {
        if (!givens.Has(key))
        {
            return otherwise;
        }
        var pair = givens.IsList(key) ? givens.Integers(key, minimum) : givens.Integer(key, minimum) is { } both ? [both, both] : null;
        if (pair is not null && (pair.Count != 2 || pair.Any(p => p > Longest)))
        {
            givens.Reject(key, $"one number or two (vertical, horizontal) up to {Longest} are needed");
            return null;
        }
        return pair is [var v, var h] ? (v, h) : null;
    }
}
