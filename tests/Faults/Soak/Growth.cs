using System.Globalization;

namespace Autograder.Faults.Soak;

/// <summary>What grows with the number of jobs and should not. The first parts are left out: by their end all is made that a worker makes once.</summary>
internal static class Growth
{
    public const int Parts = 10;

    /// <summary>Left out.</summary>
    private const int Cold = 3;

    /// <summary>Jobs in a part; fewer say nothing of memory, which the runtime takes and gives back by tens of MiB.</summary>
    private const int EnoughForMemory = 50;

    private const double MostMemoryPerPart = 4 * Measured.Mebibyte;

    /// <summary>What one job of small-functions leaves for good is its upload, of some 200 bytes: what it answers is the same each time, and stored once. So a leak that is there from the first job on is seen too.</summary>
    private const int MostBlobsPerJob = 1;
    private const int MostBytesPerJob = 1 << 10;

    /// <summary>Part by part the same work leaves the same, give or take.</summary>
    private const double Same = 1.25;

    /// <param name="rows">One for each part.</param>
    /// <param name="jobs">In each part.</param>
    /// <returns>A sentence for each thing that grows.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Measured> rows, int jobs)
    {
        var handles = Math.Max(1, jobs / 50.0); // one that every job, or every fiftieth of many, left would be more
        return [.. new[]
        {
            Judge("handles", r => r.Handles, handles),
            Judge("threads", r => r.Threads, handles),
            Judge("mounts", r => r.Mounts, 0),
            Judge("temporary files and folders", r => r.Entries, 0),
            Judge("bytes of memory", r => r.Memory, jobs < EnoughForMemory ? double.PositiveInfinity : MostMemoryPerPart),
            Judge("blobs", r => r.Blobs, Rightly(r => r.Blobs, MostBlobsPerJob)),
            Judge("bytes of blobs", r => r.BlobBytes, Rightly(r => r.BlobBytes, MostBytesPerJob)),
        }.OfType<string>()];

        string? Judge(string what, Func<Measured, double> of, double most) => PerPart([.. rows.Skip(Cold).Select(of)]) is var slope && slope > most
            ? string.Create(CultureInfo.InvariantCulture, $"{what}: {slope:0.##} more with every {jobs} jobs, where {most:0.##} would be right")
            : null;

        // by what the first parts left, without the very first, in which the things are stored that all jobs share
        double Rightly(Func<Measured, double> of, double ceiling) => Math.Min(Same * (of(rows[Cold - 1]) - of(rows[0])) / (Cold - 1), jobs * ceiling);
    }

    /// <summary>The median of the slopes between any two parts, which one odd part does not move.</summary>
    public static double PerPart(IReadOnlyList<double> values)
    {
        var slopes = (from first in Enumerable.Range(0, values.Count)
                      from second in Enumerable.Range(first + 1, values.Count - first - 1)
                      select (values[second] - values[first]) / (second - first)).Order().ToList();
        return (slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2;
    }
}
