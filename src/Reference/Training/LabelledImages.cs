namespace Autograder.Reference.Training;

/// <summary>Examples of bytes with their classes.</summary>
public sealed class LabelledImages
{
    /// <param name="pixels">N×<paramref name="features"/> bytes, one example after the other</param>
    /// <param name="labels">N classes, counted from 0</param>
    /// <param name="features">bytes per example</param>
    public LabelledImages(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        if (pixels.Length != (long)labels.Length * features || labels.Length == 0)
        {
            throw new ArgumentException($"{labels.Length} labels need {(long)labels.Length * features} bytes of {features} each, not {pixels.Length}.", nameof(pixels));
        }
        (Pixels, Labels, Features) = (pixels, labels, features);
    }

    public ReadOnlyMemory<byte> Pixels { get; }

    public ReadOnlyMemory<byte> Labels { get; }

    public int Features { get; }

    public int Count => Labels.Length;

    internal ReadOnlySpan<byte> Example(int index) => Pixels.Span.Slice(index * Features, Features);
}
