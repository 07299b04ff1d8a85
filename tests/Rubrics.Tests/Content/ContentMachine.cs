using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Content;

/// <summary>A real engine for the packages and samples of this repository; without Docker and the image these tests fail.</summary>
public sealed class ContentMachine : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-test-").FullName;
    private readonly CpuSlots _slots = new(CpuSlots.Usual);
    private readonly Dictionary<string, (ImageId Image, string Library)> _images = [];
    private DockerSandbox _sandbox = null!;
    private DatasetProvider _datasets = null!;
    private int _batches;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(_root, (UnixFileMode)Convert.ToInt32("755", 8));
        _sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        foreach (var name in new[] { "numpy", "pytorch" })
        {
            var image = await _sandbox.FindImageAsync($"autograder/{name}", CancellationToken.None)
                ?? throw new InvalidOperationException($"There is no image autograder/{name}. Run ./test, which builds it.");
            _images[name] = (image, await CompiledLibrary.PrepareAsync(_sandbox, image, Path.Combine(_root, "cache"), CancellationToken.None));
        }

        var data = Environment.GetEnvironmentVariable("AUTOGRADER_DATA");
        _datasets = new DatasetProvider(data is { Length: > 0 } ? [data] : [], Path.Combine(_root, "cache"), _sandbox);
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _slots.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    public static Assignment Load(string slug) => Require(AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", slug)));

    /// <summary>As it is proved quickly.</summary>
    public static Assignment LoadQuick(string slug) => Require(AssignmentLoader.LoadQuick(Path.Combine(Repository.Root, "assignments", slug)));

    private static Assignment Require(AssignmentResult result)
    {
        result.Problems.ShouldBeEmpty();
        return result.Assignment.ShouldNotBeNull();
    }

    /// <summary>A machine with the assignment's image and an output folder of its own.</summary>
    public (GradingMachine Machine, BatchFolder Folder) NewBatch(Assignment assignment)
    {
        var (image, library) = _images[assignment.Image ?? "numpy"];
        var folder = new BatchFolder(Path.Combine(_root, "out-" + Interlocked.Increment(ref _batches)));
        return (new GradingMachine(_sandbox, image, _datasets, folder.Store, _slots, Path.Combine(_root, "work"), null, "test") { LibraryFolder = library }, folder);
    }
}

/// <summary>These tests use all cores, so they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class ContentCollection : ICollectionFixture<ContentMachine>
{
    public const string Name = "content";
}
