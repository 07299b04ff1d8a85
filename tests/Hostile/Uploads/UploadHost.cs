using Autograder.Hostile.Matrix;
using Autograder.Reports;
using Autograder.Reports.Tests.Rendering;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Sandbox;
using Autograder.Sandbox.Docker;
using Autograder.TestKit;
using Xunit;

namespace Autograder.Hostile.Uploads;

/// <summary>The program's own way from an upload to a grade, with the Docker engine of this machine; one for all cases.</summary>
public sealed class UploadHost : IAsyncLifetime
{
    public const string Canary = Canaries.Mark + "uploads";
    private static readonly string Packages = Path.Combine(Repository.Root, "tests", "Hostile", "Uploads", "packages");
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-uploads-").FullName;
    private readonly GradingHost _host;
    private readonly ReportWriter _reports = new();

    private string Work => Path.Combine(_root, "work");

    private readonly Leftovers _left;
    private int _boxes;
    private int _uploads;

    public UploadHost()
    {
        Environment.SetEnvironmentVariable("AUTOGRADER_PLANTED", Canary);
        File.WriteAllText(Path.Combine(_root, "labels"), Canary);
        File.SetUnixFileMode(_root, (UnixFileMode)Convert.ToInt32("755", 8));
        var options = new GradingHostOptions
        {
            ConnectAsync = async cancel =>
            {
                var engine = await BoxEngine.ConnectAsync(TimeProvider.System, cancel);
                return engine with { Sandbox = new Counting(engine.Sandbox, () => Interlocked.Increment(ref _boxes)) };
            },
            CacheFolder = Path.Combine(_root, "cache"),
            WorkFolder = Work,
            Offline = true,
        };
        _host = new GradingHost(options, TimeProvider.System);
        var nothing = Directory.CreateDirectory(Path.Combine(_root, "nothing")).FullName; // the folders are looked at case by case
        _left = new Leftovers(new DockerClient("/var/run/docker.sock", TimeProvider.System), nothing, nothing);
    }

    /// <summary>The grade, and how many boxes were started for it.</summary>
    internal async Task<(Grade Grade, int Boxes)> GradeAsync(UploadCase tried)
    {
        var assignment = AssignmentLoader.Load(Path.Combine(Packages, tried.Package)) is { Assignment: { } found } ? found
            : throw new InvalidOperationException(string.Join('\n', AssignmentLoader.Load(Path.Combine(Packages, tried.Package)).Problems));
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"upload-{Interlocked.Increment(ref _uploads)}")).FullName;
        var path = Path.Combine(folder, tried.Name);
        await File.WriteAllBytesAsync(path, tried.Bytes());
        var machine = await _host.MachineForAsync(assignment, new EvidenceStore(Path.Combine(folder, "out")), CancellationToken.None);
        var before = _boxes;
        var grader = new UploadGrader(assignment, machine);
        var taken = grader.Take(new NamedUpload("1", new Upload(path, DateTimeOffset.UnixEpoch, tried.Recorded)), CancellationToken.None);
        return ((await grader.GradeAsync(taken, null, CancellationToken.None)).Grade, _boxes - before);
    }

    /// <summary>The words of the PDF that the student gets.</summary>
    internal async Task<string> ReportAsync(Grade grade) => PdfTools.Text(await _reports.RenderStudentAsync(grade));

    /// <summary>What lies in the folders of this machine that only the program writes to, beside the uploads themselves.</summary>
    internal IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateDirectories(Work).SelectMany(Directory.EnumerateFileSystemEntries).Where(path => Path.GetFileName(path) != OwnedFolder.LockName), .. Directory.EnumerateFiles("/tmp", "GRADER-CANARY-*"), .. Directory.EnumerateFiles("/tmp", "evil*")];

    /// <summary>The same look as after every case of code, at what is not a file.</summary>
    internal async Task<IReadOnlyList<string>> LeftAfterAsync(Func<Task> grading)
    {
        await _left.RememberAsync();
        using var watching = new CancellationTokenSource();
        var watch = _left.WatchAsync(watching.Token);
        try
        {
            await grading();
        }
        finally
        {
            await watching.CancelAsync();
            await watch;
        }

        return (await _left.FindAsync()).Found;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _left.Dispose();
        await _host.DisposeAsync();
        await _reports.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private sealed class Counting(ISandbox inner, Action count) : ISandbox
    {
        public Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
        {
            count();
            return inner.RunAsync(spec, cancel);
        }
    }
}
