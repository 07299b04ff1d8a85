using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Benchmarks;

/// <summary>The small package that benchmarks grade, and submissions for it: the reference with a line of their own each.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    /// <summary>Runs that train are left out: the benchmark is about the way there and back.</summary>
    public static readonly HashSet<string> LeftOut = ["training", "optimisers", "pdf"];

    private Workbench(string root, Assignment assignment, DockerSandbox sandbox, ImageId image)
    {
        Root = root;
        Assignment = assignment;
        Sandbox = sandbox;
        Image = image;
    }

    public string Root { get; }
    public Assignment Assignment { get; }
    public DockerSandbox Sandbox { get; }
    public ImageId Image { get; }
    public string Library { get; private set; } = "";

    public static Task<Workbench> OpenAsync() => OpenAsync("numpy", _ => LoadPackage());

    /// <param name="imageName">Below autograder/.</param>
    /// <param name="load">Loads or makes the package, given the folder that goes when the bench is closed.</param>
    public static async Task<Workbench> OpenAsync(string imageName, Func<string, Assignment> load)
    {
        var sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        var image = await sandbox.FindImageAsync($"autograder/{imageName}", CancellationToken.None)
            ?? throw new InvalidOperationException($"The image autograder/{imageName} is missing: ./run makes it.");
        var root = Directory.CreateTempSubdirectory("autograder-bench-").FullName;
        var bench = new Workbench(root, load(root), sandbox, image);
        File.SetUnixFileMode(bench.Root, (UnixFileMode)Convert.ToInt32("755", 8));
        bench.Library = await CompiledLibrary.PrepareAsync(sandbox, image, Path.Combine(bench.Root, "cache"), CancellationToken.None);
        return bench;
    }

    public static Assignment LoadPackage(string slug = "digits-mlp")
    {
        var result = AssignmentLoader.Load(Path.Combine(RepositoryRoot(), "assignments", slug));
        return result.Assignment ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    /// <summary>Writes so many submissions as folders and names them.</summary>
    public IReadOnlyList<NamedUpload> MakeSubmissions(int count)
    {
        var code = File.ReadAllText(Path.Combine(Assignment.Folder, "reference", "network_template.py"));
        return [.. Enumerable.Range(1, count).Select(n =>
        {
            var folder = Path.Combine(Root, "submissions", $"s{n:000}");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "network_template.py"), $"# student {n}\n{code}");
            return new NamedUpload($"s{n:000}", new Upload(folder, DateTimeOffset.UnixEpoch, []));
        })];
    }

    public GradingMachine Machine(BatchFolder output) => new(
        Sandbox, Image, new DatasetProvider(DatasetFinder.SearchFolders(Environment.GetEnvironmentVariable("AUTOGRADER_DATA")), Path.Combine(Root, "cache"), Sandbox), output.Store,
        new CpuSlots(CpuSlots.Usual), Path.Combine(Root, "work"), null, "benchmark") { LibraryFolder = Library };

    /// <summary>Grades everything and returns the grades.</summary>
    public async Task<IReadOnlyList<GradedSubmission>> GradeAsync(IReadOnlyList<NamedUpload> uploads, BatchFolder output, int jobs)
    {
        var grades = new List<GradedSubmission>();
        await new BatchGrader(Assignment, Machine(output), output) { LeftOut = LeftOut }.GradeAsync(
            uploads, jobs, null, graded => { grades.Add(graded); return Task.CompletedTask; }, CancellationToken.None);
        return grades;
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    private static string RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Autograder.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("Run the benchmarks from inside the repository.");
    }
}
