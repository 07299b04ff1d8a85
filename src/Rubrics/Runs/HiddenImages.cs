using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Runs;

/// <summary>The hidden images as one box is shown them: the originals, altered copies of some, and canaries, in secret order and without labels.</summary>
internal sealed class HiddenImages(PreparedSplit split, Hiding hiding, ulong secret) : IDisposable
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _originals = File.OpenHandle(split.HiddenImages, options: FileOptions.RandomAccess);

    public void Write(Stream target)
    {
        ImageFile.WriteHeader(target, hiding.Order.Length, split.Dimension);
        var altered = new Lazy<AlteredImage>(() => new AlteredImage(Layout, split.Scale, Hiding.Stream(secret, "alterations")));
        var (row, image) = (new byte[split.Dimension], new byte[split.Dimension]);
        foreach (var shown in hiding.Order)
        {
            if (shown < split.HiddenLabels.Length)
            {
                Read(shown, row);
            }
            else if (shown - split.HiddenLabels.Length is var copy && copy < hiding.Copied.Length)
            {
                Read(hiding.Copied[copy], image);
                altered.Value.Write(image, row);
            }
            else
            {
                WriteCanary(hiding.Canaries[copy - hiding.Copied.Length], image, row);
            }

            target.Write(row);
        }
    }

    public void Dispose() => _originals.Dispose();

    private ImageLayout Layout => ImageLayout.Of(split.Dimension) ?? throw new GradingFault($"Images of {split.Dimension} bytes are no squares; they cannot be altered.");

    /// <summary>Four quarters, each in its own place: every pixel is as in some test image, and no image is whole.</summary>
    private void WriteCanary(int[] sources, byte[] image, byte[] canary)
    {
        var (side, half) = (Layout.Side, Layout.Side / 2);
        for (var quarter = 0; quarter < sources.Length; quarter++)
        {
            Read(sources[quarter], image);
            for (var at = 0; at < image.Length; at++)
            {
                var (x, y) = (at % side, at / side % side);
                if ((y >= half ? 2 : 0) + (x >= half ? 1 : 0) == quarter)
                {
                    canary[at] = image[at];
                }
            }
        }
    }

    private void Read(int index, byte[] row)
    {
        if (RandomAccess.Read(_originals, row, (long)index * split.Dimension) != row.Length)
        {
            throw new GradingFault($"{split.HiddenImages} is cut off; delete its folder, it will be made again.");
        }
    }
}
