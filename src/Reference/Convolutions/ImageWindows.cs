namespace Autograder.Reference.Convolutions;

/// <summary>Windows over an image of several channels; images are channel after channel, row by row.</summary>
internal sealed record ImageWindows(int Channels, Sliding Vertical, Sliding Horizontal)
{
    public int Rows => Vertical.Output;

    public int Columns => Horizontal.Output;

    /// <summary>Number of windows.</summary>
    public int Count => Rows * Columns;

    /// <summary>Entries of a window within one channel.</summary>
    public int Size => Vertical.Kernel * Horizontal.Kernel;

    /// <summary>For each entry of the window in each channel and each window the place in the image, −1 in the padding: (channels·size)×count, row by row.</summary>
    /// <param name="flipped">whether the kernel is turned by 180°, as in a convolution in the strict sense</param>
    public int[] Patches(bool flipped = false)
    {
        var at = new int[Channels * Size * Count];
        for (var i = 0; i < at.Length; i++)
        {
            var (entry, window) = (i / Count % Size, i % Count);
            at[i] = Place(i / Count / Size, window, flipped ? Size - 1 - entry : entry);
        }
        return at;
    }

    /// <summary>The place in the image of one entry of one window in one channel, −1 in the padding.</summary>
    public int Place(int channel, int window, int entry)
    {
        var row = Vertical.At(window / Columns, entry / Horizontal.Kernel);
        var column = Horizontal.At(window % Columns, entry % Horizontal.Kernel);
        return row < 0 || column < 0 ? -1 : (channel * Vertical.Input + row) * Horizontal.Input + column;
    }
}
