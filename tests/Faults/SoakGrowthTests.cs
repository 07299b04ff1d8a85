using Autograder.Faults.Soak;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>The soak finds what it looks for, in a short run as in a long one.</summary>
public sealed class SoakGrowthTests
{
    private const int Kibibyte = 1 << 10;

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public void What_goes_up_and_down_is_no_growth(int jobs) => Growth.Of(Rows(jobs, row => row), jobs).ShouldBeEmpty();

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public void What_each_job_leaves_is_named(int jobs)
    {
        Found(row => row with { Handles = row.Handles + row.Part * jobs }).ShouldStartWith("handles");
        Found(row => row with { Threads = row.Threads + row.Part * jobs }).ShouldStartWith("threads");
        Found(row => row with { Mounts = row.Mounts + row.Part * jobs }).ShouldStartWith("mounts");
        Found(row => row with { Entries = row.Entries + row.Part * jobs }).ShouldStartWith("temporary");
        Found(row => row with { Blobs = row.Blobs + Math.Max(0, row.Part - 3) * jobs }).ShouldStartWith("blobs");
        Found(row => row with { BlobBytes = row.BlobBytes + row.Part * jobs * 128 * Kibibyte }).ShouldStartWith("bytes of blobs"); // from the first job on

        string Found(Func<Measured, Measured> leak) => Growth.Of(Rows(jobs, leak), jobs).ShouldHaveSingleItem();
    }

    [Fact]
    public void Memory_that_each_of_many_jobs_leaves_is_named() =>
        Growth.Of(Rows(200, row => row with { Memory = row.Memory + row.Part * 200L * 48 * Kibibyte }), 200).ShouldHaveSingleItem().ShouldStartWith("bytes of memory");

    /// <summary>Ten parts of a worker that is well: what it makes at first, what comes and goes, what each job rightly leaves.</summary>
    private static IReadOnlyList<Measured> Rows(int jobs, Func<Measured, Measured> leak)
    {
        int[] odd = [0, 3, -2, 1, 0, 12, -1, 2, -2, 1];
        return [.. Enumerable.Range(1, Growth.Parts).Select(part => leak(new Measured(
            part, (200L + Math.Min(part, 3) * 10 + odd[part - 1] * 2) << 20, 110 + odd[part - 1], 30 + odd[part - 1] / 2, 0, part < 3 ? part : 3, 20 + part * jobs, 50L * Kibibyte + part * jobs * 250)))];
    }
}
