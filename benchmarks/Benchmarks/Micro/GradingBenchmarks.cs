using System.IO.Compression;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Reports;
using Autograder.Reports.Exports;
using BenchmarkDotNet.Attributes;

namespace Autograder.Benchmarks.Micro;

/// <summary>The parts of the way that are ours: intake of a zip, checks and scoring on stored evidence, one report.</summary>
[MemoryDiagnoser]
public class GradingBenchmarks
{
    private Workbench _bench = null!;
    private SubmissionRecord _record = null!;
    private Regrader _regrader = null!;
    private ReportWriter _reports = null!;
    private Grade _grade = null!;
    private string _zip = "";

    // Synchronous: the in-process harness does not wait for an asynchronous set-up.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp() => CleanUpAsync().GetAwaiter().GetResult();

    private async Task SetUpAsync()
    {
        _bench = await Workbench.OpenAsync();
        var output = new BatchFolder(Path.Combine(_bench.Root, "out"));
        var uploads = _bench.MakeSubmissions(1);
        var graded = await _bench.GradeAsync(uploads, output, 1);
        (_record, _grade) = (graded[0].Record, graded[0].Grade);
        _regrader = new Regrader(_bench.Assignment, output.Store, "benchmark");
        _reports = new ReportWriter();
        _zip = Path.Combine(_bench.Root, "s.zip");
        ZipFile.CreateFromDirectory(uploads[0].Upload.Path, _zip);
    }

    private async Task CleanUpAsync()
    {
        await _reports.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Benchmark]
    public object Intake() => SubmissionReader.Read(_zip, IntakeLimits.Default, CancellationToken.None);

    [Benchmark]
    public Grade ChecksAndScoring() => _regrader.Regrade(_record);

    [Benchmark]
    public byte[] Report() => _reports.RenderStudentAsync(_grade, ReportOptions.Default).GetAwaiter().GetResult();

    [Benchmark]
    public byte[] ResultsFile() => ResultsJson.Write(_grade);
}
