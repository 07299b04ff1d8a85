using System.IO.Compression;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Checks;

/// <summary>Files that could hold labels of published images, or a network trained elsewhere: what cannot be packed smaller is no code. For the instructor; never a change of marks.</summary>
internal static class BroughtAlong
{
    /// <summary>Code of a whole homework packs to less; a hash and a label for each of 10,000 images do not.</summary>
    private const int Much = 48 << 10;

    /// <summary>So much of a file tells enough.</summary>
    private const int MostLookedAt = 1 << 20;

    /// <summary>Write-ups and notebooks hold pictures.</summary>
    private static readonly string[] Pictorial = [".pdf", ".ipynb", ".png", ".jpg", ".jpeg", ".svg"];

    public static IEnumerable<string> Flags(JudgingContext context)
    {
        if (!context.Assignment.Runs.Any(run => run.Split is not null && context.ResultsOf(run.Name).Count > 0))
        {
            return [];
        }

        var files = context.Files.All.Where(f => !Pictorial.Contains(Path.GetExtension(f.Path).ToLowerInvariant()) && f.Content.Length > 0)
            .Select(f => (f.Path, Bytes: Packed(f))).OrderByDescending(f => f.Bytes).ToList();
        var sum = files.Sum(f => f.Bytes);
        return sum <= Much ? [] : [$"{files[0].Path} and its like bring {sum >> 10} KiB along that cannot be packed smaller: more than code needs, and enough for a table of labels or a trained network."];
    }

    private static long Packed(IntakeFile file)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(file.Content.Span[..Math.Min(file.Content.Length, MostLookedAt)]);
        }

        return packed.Length;
    }
}
