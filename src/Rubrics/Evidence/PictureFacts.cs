namespace Autograder.Rubrics.Evidence;

/// <summary>A kept picture.</summary>
/// <param name="Sha256">Names the stored bytes.</param>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
public sealed record PictureFacts(string Sha256, int Width, int Height);

/// <summary>How large a picture is.</summary>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
public sealed record PictureSize(int Width, int Height)
{
    internal static PictureSize Of(ReadOnlySpan<byte> cleaned)
    {
        var (width, height) = PngImage.Size(cleaned);
        return new PictureSize(width, height);
    }
}
