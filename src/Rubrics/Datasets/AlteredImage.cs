using Autograder.Reference;

namespace Autograder.Rubrics.Datasets;

/// <summary>Makes another image of the same thing, by amounts that nobody can guess: what was learnt still fits, no byte does. Photographs are mirrored and lit differently; drawn
/// digits and clothes, which have a left and a right, are turned, moved and stretched by a little. How much networks lose by it was measured: see decision 12.</summary>
/// <param name="white">The largest value of a pixel.</param>
internal sealed class AlteredImage(ImageLayout layout, int white, DeterministicRandom random)
{
    private const double MostDegrees = 2;

    /// <summary>As a share of the side: a quarter of a pixel of 28.</summary>
    private const double MostShift = 0.01;
    private const double MostStretch = 0.02;
    private const double MostGain = 0.02;
    private const double MostGainOfColours = 0.05;

    /// <summary>The least of each amount, as a share of the most: no copy stays what it was.</summary>
    private const double Least = 0.5;

    public void Write(ReadOnlySpan<byte> image, Span<byte> altered)
    {
        if (layout.Channels > 1)
        {
            Mirror(image, altered);
        }
        else
        {
            Turn(image, altered);
        }

        while (altered.SequenceEqual(image)) // few pixels and few greys can come out as they were
        {
            var at = random.NextInt(altered.Length);
            altered[at] = Pixel(altered[at] + random.NextInt(-1, 1));
        }
    }

    private void Mirror(ReadOnlySpan<byte> image, Span<byte> altered)
    {
        var gain = 1 + Amount(MostGainOfColours);
        for (var at = 0; at < image.Length; at++)
        {
            var mirrored = image[at - at % layout.Side + layout.Side - 1 - at % layout.Side];
            altered[at] = Pixel(mirrored * gain + random.NextInt(-1, 1));
        }
    }

    private void Turn(ReadOnlySpan<byte> image, Span<byte> altered)
    {
        var (side, centre) = (layout.Side, (layout.Side - 1) / 2.0);
        var (sine, cosine) = Math.SinCos(Amount(MostDegrees) * Math.PI / 180);
        var (stretch, gain) = (1 + Amount(MostStretch), 1 + Amount(MostGain));
        var (right, down) = (Amount(MostShift) * side, Amount(MostShift) * side);
        for (var at = 0; at < altered.Length; at++)
        {
            var (x, y) = (at % side - centre, at / side - centre);
            altered[at] = Pixel(gain * Between(image, centre + (cosine * x + sine * y) * stretch + right, centre + (cosine * y - sine * x) * stretch + down));
        }
    }

    /// <summary>Positive or negative, at least half of the most.</summary>
    private double Amount(double most) => random.NextDouble(Least, 1) * most * (random.NextInt(2) == 0 ? 1 : -1);

    private byte Pixel(double value) => (byte)Math.Clamp(Math.Round(value), 0, white);

    /// <summary>Between four pixels in proportion to the distance; beyond the edge the edge goes on.</summary>
    private double Between(ReadOnlySpan<byte> pixels, double x, double y)
    {
        var last = layout.Side - 1;
        (x, y) = (Math.Clamp(x, 0, last), Math.Clamp(y, 0, last));
        var (left, top) = (Math.Min((int)x, last - 1), Math.Min((int)y, last - 1));
        var (dx, dy) = (x - left, y - top);
        var at = top * layout.Side + left;
        return (1 - dy) * ((1 - dx) * pixels[at] + dx * pixels[at + 1]) + dy * ((1 - dx) * pixels[at + layout.Side] + dx * pixels[at + layout.Side + 1]);
    }
}
