namespace Autograder.Reference.Convolutions;

/// <summary>How a window slides along one direction.</summary>
/// <param name="Input">length of the input</param>
/// <param name="Kernel">length of the window</param>
/// <param name="Stride">distance between windows</param>
/// <param name="Before">padding before the first place</param>
/// <param name="After">padding after the last place</param>
/// <param name="Dilation">distance between neighbouring entries of the window</param>
internal readonly record struct Sliding(int Input, int Kernel, int Stride, int Before, int After, int Dilation)
{
    /// <summary>Number of places, rounded down; 0 or less when the window does not fit at all.</summary>
    public int Output => (Span < 0 ? -1 : Span / Stride) + 1;

    private int Span => Input + Before + After - Dilation * (Kernel - 1) - 1;

    /// <summary>The padding that keeps ⌈input/stride⌉ places; an odd one is larger at the end.</summary>
    public Sliding Same()
    {
        var all = Math.Max(0, ((Input + Stride - 1) / Stride - 1) * Stride + Dilation * (Kernel - 1) + 1 - Input);
        return this with { Before = all / 2, After = all - all / 2 };
    }

    /// <summary>The place in the input, or −1 in the padding, of one entry of one window.</summary>
    public int At(int window, int entry)
    {
        var at = window * Stride - Before + entry * Dilation;
        return at < Input && at >= 0 ? at : -1;
    }
}
