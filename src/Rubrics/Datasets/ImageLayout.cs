namespace Autograder.Rubrics.Datasets;

/// <summary>How the bytes of a square image lie: one channel after the other, each by rows.</summary>
internal readonly record struct ImageLayout(int Channels, int Side)
{
    private const int Colours = 3;

    /// <summary>Of an image of so many bytes: grey or in three colours. Null where neither makes a square.</summary>
    public static ImageLayout? Of(int bytes) =>
        SideOf(bytes) is { } grey ? new ImageLayout(1, grey)
        : bytes % Colours == 0 && SideOf(bytes / Colours) is { } colour ? new ImageLayout(Colours, colour)
        : null;

    public int Bytes => Channels * Side * Side;

    private static int? SideOf(int pixels) => (int)Math.Round(Math.Sqrt(pixels)) is var side && side * side == pixels ? side : null;
}
