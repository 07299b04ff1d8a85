namespace Autograder.Rubrics.Evidence;

/// <summary>A kept picture.</summary>
/// <param name="Sha256">Names the stored bytes.</param>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
public sealed record PictureFacts(string Sha256, int Width, int Height)
{
    internal static PictureFacts Of(string name, byte[] cleaned)
    {
        var (width, height) = PngImage.Size(cleaned);
        return new PictureFacts(name, width, height);
    }
}
