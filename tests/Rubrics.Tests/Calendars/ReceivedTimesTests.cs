using Autograder.Rubrics.Calendars;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Calendars;

public sealed class ReceivedTimesTests : IDisposable
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Ljubljana");

    private readonly string _root = Directory.CreateTempSubdirectory("received-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Reads_the_table_of_a_batch_folder()
    {
        File.WriteAllText(Path.Combine(_root, ReceivedTimes.FileName), "\uFEFFfile,received,group\r\na.zip,2026-11-15T23:59:30+01:00,63210001;63210002\r\n\"b, c.zip\",2026-11-15T22:00:00Z,\r\nlocal.zip,2026-11-15 23:00\r\n");
        var times = ReceivedTimes.Read(_root, Zone);
        times.Problems.ShouldBeEmpty();
        times.Of("/batch/a.zip").At.ShouldBe(new DateTimeOffset(2026, 11, 15, 23, 59, 30, TimeSpan.FromHours(1)));
        times.Of("/batch/a.zip").Group.ShouldBe(["63210001", "63210002"]);
        times.Of("b, c.zip").At.ShouldBe(new DateTimeOffset(2026, 11, 15, 22, 0, 0, TimeSpan.Zero));
        times.Of("local.zip/").At.ShouldBe(new DateTimeOffset(2026, 11, 15, 23, 0, 0, TimeSpan.FromHours(1)));
        times.Of("local.zip").Recorded.ShouldBeTrue();
    }

    [Fact]
    public void Says_what_is_wrong_with_the_table()
    {
        var times = ReceivedTimes.Parse("file;received\na.zip;yesterday\nb.zip;2026-11-15T22:00:00Z\nb.zip;2026-11-15T22:00:00Z\n;2026-11-15T22:00:00Z\n", Zone);
        times.Problems.Count.ShouldBe(3);
        times.Problems[0].ShouldBe("received.csv, line 2: 'yesterday' is not a time; write it like 2026-11-15T23:41:07+01:00.");
        times.Problems[1].ShouldContain("line 4: b.zip is listed twice");
        ReceivedTimes.Parse("name,when\n", Zone).Problems.ShouldHaveSingleItem().ShouldContain("line 1");
    }

    [Fact]
    public void Goes_by_the_date_of_the_file_where_nothing_is_recorded()
    {
        var (file, folder) = (Path.Combine(_root, "a.zip"), Path.Combine(_root, "sub"));
        var (early, late) = (new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));
        Directory.CreateDirectory(Path.Combine(folder, "deep"));
        foreach (var (path, time) in new[] { (file, early), (Path.Combine(folder, "a.py"), early), (Path.Combine(folder, "deep", "b.py"), late) })
        {
            File.WriteAllText(path, "x");
            File.SetLastWriteTimeUtc(path, time);
        }

        var times = ReceivedTimes.Read(_root, Zone);
        times.Of(file).ShouldBe(times.Of(file) with { At = new DateTimeOffset(early), Recorded = false });
        times.Of(folder + "/").At.ShouldBe(new DateTimeOffset(late));
    }
}
