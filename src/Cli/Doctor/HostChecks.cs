using System.Globalization;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Reports;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Machines;
using Autograder.Rubrics.Runs;

namespace Autograder.Cli.Doctor;

/// <summary>What does not need Docker: the report renderer, the in-box library, disk space, clock and time zones.</summary>
internal sealed class HostChecks(Surroundings around)
{
    private const long LeastBytes = 2L << 30;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel) => [await RendererAsync(cancel), Library(), .. Disks(), Clock()];

    private async Task<Finding> RendererAsync(CancellationToken cancel)
    {
        var began = around.Time.GetTimestamp();
        try
        {
            await using var reports = new ReportWriter();
            var pdf = await reports.RenderStudentAsync(Sample(), cancellationToken: cancel);
            return new Finding("Reports (Typst)", Health.Good, $"a page of {pdf.Length >> 10} KiB in {Spans.Words(around.Time.GetElapsedTime(began))}, with the start of the renderer");
        }
        catch (ReportException problem)
        {
            return new Finding("Reports (Typst)", Health.Bad, PlainText.Line(problem.Message), "scripts/setup.sh installs Node and the renderer's packages; --no-pdf grades without reports.");
        }
    }

    private static Finding Library()
    {
        try
        {
            return new Finding("In-box library", Health.Good, BoxLibrary.HostFolder);
        }
        catch (TypeInitializationException problem)
        {
            return new Finding("In-box library", Health.Bad, PlainText.Line(problem.InnerException?.Message ?? problem.Message), "Build the program again: dotnet build -c Release src/Cli");
        }
    }

    private IEnumerable<Finding> Disks() => new[] { around.CacheFolder, Path.GetTempPath(), Directory.GetCurrentDirectory() }.Distinct().Select(Disk);

    private static Finding Disk(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? "/";
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GiB free in {folder}");
        return free >= LeastBytes
            ? new Finding("Disk space", Health.Good, words)
            : new Finding("Disk space", Health.Note, words, "Free some: evidence, datasets and boxes' files need about 2 GiB.");
    }

    private Finding Clock()
    {
        try
        {
            var there = TimeZoneInfo.ConvertTime(around.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Ljubljana"));
            return new Finding("Clock and time zones", Health.Good, there.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
        }
        catch (Exception problem) when (problem is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return new Finding("Clock and time zones", Health.Bad, "the machine has no time zone data", "Install it (Debian: apt-get install tzdata); without it deadlines cannot be judged.");
        }
    }

    private static Grade Sample() => new()
    {
        Submission = new SubmissionStamp("doctor", ["Ada Lovelace"], "doctor.zip", new string('0', 64), DateTimeOffset.UnixEpoch),
        Assignment = new AssignmentStamp("doctor", "1", new string('0', 64), "A test page", "Autograder", "Etc/UTC", null),
        Status = GradeStatus.Final,
        Items = [],
        Raw = Marks.Zero,
        LateDeduction = Marks.Zero,
        Total = Marks.Zero,
        Maximum = new Marks(1),
        LateWords = "",
        Provenance = new Provenance { GraderVersion = GraderVersion.Number },
    };
}
