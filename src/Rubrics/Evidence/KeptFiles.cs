using System.Text.RegularExpressions;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Evidence;

/// <summary>Which of the files that a run left are kept: those that are read, and pictures, cleaned. Student code can leave megabytes of others in every run.</summary>
internal static partial class KeptFiles
{
    /// <summary>Most pictures of one run.</summary>
    public const int MostPictures = 40;

    /// <summary>Most bytes of one picture as it came.</summary>
    public const int MostPictureBytes = 2 << 20;

    /// <summary>Most pixels of all pictures: a few bytes may unpack to millions.</summary>
    private const int MostPixels = 60_000_000;

    public static IReadOnlyList<BoxFile> Of(IReadOnlyList<BoxFile> files) => [.. files.Where(f => RunResult.Reads(f.Name)), .. Pictures(files)];

    private static IEnumerable<BoxFile> Pictures(IReadOnlyList<BoxFile> files)
    {
        var pixels = 0;
        foreach (var file in files.Where(f => IsPicture(f.Name) && f.Content.Length <= MostPictureBytes).OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostPictures))
        {
            if (pixels <= MostPixels && PngImage.Clean(file.Content.Span) is { } clean)
            {
                var (width, height) = PngImage.Size(clean);
                pixels += width * height;
                yield return new BoxFile(file.Name, clean);
            }
        }
    }

    /// <summary>Names that pictures have: <c>figure-003-1.png</c> for those of a notebook's cells, <c>page-01.png</c> for pages of a document.</summary>
    public static bool IsPicture(string name) => PictureName().IsMatch(name);

    [GeneratedRegex(@"^(figure|page)-[0-9]{1,4}(-[0-9]{1,3})?\.png\z")]
    private static partial Regex PictureName();
}
