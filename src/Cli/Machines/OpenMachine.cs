using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Cli.Machines;

/// <summary>The machine made ready for one batch: engine, image, datasets, cores, and a work folder that goes when it is closed.</summary>
internal sealed class OpenMachine : IAsyncDisposable
{
    private readonly BoxEngine? _engine;
    private readonly CpuSlots _slots;
    private readonly WorkFolder _work;

    private OpenMachine(BoxEngine? engine, CpuSlots slots, WorkFolder work, GradingMachine machine)
    {
        _engine = engine;
        _slots = slots;
        _work = work;
        Machine = machine;
    }

    public GradingMachine Machine { get; }

    // One for the life of the process; an address that does not answer soon is not waited for.
    private static readonly HttpClient Network = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromMinutes(30) };

    /// <summary>A package that runs nothing needs neither an engine nor an image.</summary>
    /// <exception cref="GradingFault">The image or a required GPU is missing.</exception>
    /// <exception cref="SandboxException">There is no Docker engine.</exception>
    public static async Task<OpenMachine> OpenAsync(Surroundings around, Assignment assignment, EvidenceStore store, GpuNeed? gpu, CancellationToken cancel)
    {
        if (!assignment.NeedsBoxes)
        {
            return OpenWithoutBoxes(around, store, gpu);
        }

        var engine = await around.ConnectAsync(cancel);
        try
        {
            var image = await ImageOfAsync(engine, assignment, cancel);
            if (gpu == GpuNeed.Required && (await engine.InspectAsync(cancel)).Gpus.Count == 0)
            {
                throw new GradingFault("A GPU is required (--gpu required), but the Docker engine of this machine offers none. 'autograder doctor' says more.");
            }

            var work = new WorkFolder(around.Variable("AUTOGRADER_WORK"));
            var slots = new CpuSlots(CpuSlots.Usual);
            var datasets = new DatasetProvider(DatasetFinder.SearchFolders(around.Variable("AUTOGRADER_DATA")), around.CacheFolder, engine.Sandbox)
            {
                Download = around.Variable("AUTOGRADER_OFFLINE") is { Length: > 0 } ? null : new DatasetDownload(Network),
            };
            var library = await CompiledLibrary.PrepareAsync(engine.Sandbox, image, around.CacheFolder, cancel);
            return new OpenMachine(engine, slots, work, new GradingMachine(engine.Sandbox, image, datasets, store, slots, work.Path, gpu, GraderVersion.Current) { LibraryFolder = library });
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private static OpenMachine OpenWithoutBoxes(Surroundings around, EvidenceStore store, GpuNeed? gpu)
    {
        var sandbox = new NoSandbox();
        var work = new WorkFolder(around.Variable("AUTOGRADER_WORK"));
        var slots = new CpuSlots(CpuSlots.Usual);
        return new OpenMachine(null, slots, work, new GradingMachine(sandbox, default, new DatasetProvider([], around.CacheFolder, sandbox), store, slots, work.Path, gpu, GraderVersion.Current));
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _slots.Dispose();
        _work.Dispose();
    }

    private static async Task<ImageId> ImageOfAsync(BoxEngine engine, Assignment assignment, CancellationToken cancel)
    {
        // A name of ours, or the full name of any other image, such as one with CUDA.
        var ours = assignment.Image?.AsSpan().IndexOfAny('/', ':') < 0;
        var name = ours ? $"autograder/{assignment.Image}" : assignment.Image ?? "";
        return (await engine.DescribeImageAsync(name, cancel))?.Id
            ?? throw new GradingFault($"The sandbox image '{name}' is not on this machine. {(ours ? $"./run builds what is missing; so does scripts/images.sh {assignment.Image}." : "Pull it, or build it under that name; nothing is pulled while grading.")}");
    }
}
