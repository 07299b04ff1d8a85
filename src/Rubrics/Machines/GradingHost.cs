using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Machines;

/// <summary>
/// This machine made ready for grading: one engine, one set of cores, one work folder that goes when it is closed, and datasets, for as many assignments as come.
/// The engine is connected when something is run for the first time: packages that run nothing need none.
/// </summary>
public sealed class GradingHost(GradingHostOptions options, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The image of ours that every machine that grades has.</summary>
    public const string UsualImage = "autograder/numpy";

    // One for the life of the process; an address that does not answer soon is not waited for.
    private static readonly HttpClient Network = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromMinutes(30) };
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly CpuSlots _slots = new(CpuSlots.Usual);
    private readonly WorkFolder _work = new(options.WorkFolder);
    private readonly CancellationTokenSource _life = new();
    private Opened? _opened;

    /// <summary>The machine as one assignment needs it, with the place where evidence goes.</summary>
    /// <exception cref="GradingFault">The image or a required GPU is missing.</exception>
    /// <exception cref="SandboxException">There is no engine.</exception>
    public async Task<GradingMachine> MachineForAsync(Assignment assignment, EvidenceStore store, CancellationToken cancel)
    {
        if (!assignment.NeedsBoxes)
        {
            var none = new NoSandbox();
            return Machine(none, default, new DatasetProvider([], options.CacheFolder, none), store);
        }

        var opened = await OpenAsync(cancel);
        var image = await opened.Images.FindAsync(assignment, cancel);
        var library = await CompiledLibrary.PrepareAsync(opened.Engine.Sandbox, image, options.CacheFolder, cancel);
        return Machine(opened.Engine.Sandbox, image, opened.Datasets, store) with { LibraryFolder = library };
    }

    /// <summary>The engine, connected now where it was not yet.</summary>
    /// <exception cref="SandboxException">There is no engine, or none that may be used.</exception>
    public async Task<BoxEngine> EngineAsync(CancellationToken cancel) => (await OpenAsync(cancel)).Engine;

    /// <summary>Waits until every box is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        if (_opened is { } opened)
        {
            await opened.Engine.DisposeAsync();
        }

        _life.Dispose();
        _slots.Dispose();
        _work.Dispose();
        _opening.Dispose();
    }

    private GradingMachine Machine(ISandbox sandbox, ImageId image, DatasetProvider datasets, EvidenceStore store) =>
        new(sandbox, image, datasets, store, _slots, _work.Path, options.Gpu, GraderVersion.Current);

    private async Task<Opened> OpenAsync(CancellationToken cancel)
    {
        if (_opened is { } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancel);
        try
        {
            return _opened ??= await ConnectAsync(cancel);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<Opened> ConnectAsync(CancellationToken cancel)
    {
        var engine = await options.ConnectAsync(cancel);
        await LookAsync(engine, cancel);
        var datasets = new DatasetProvider(DatasetFinder.SearchFolders(options.DataFolder), options.CacheFolder, engine.Sandbox)
        {
            Download = options.Offline ? null : new DatasetDownload(Network),
            Life = _life.Token,
        };
        return new Opened(engine, datasets, new ImageFinder(engine, options.Gpu, time, datasets.LookAgain));
    }

    /// <summary>Says what the engine is, and lets go of one that is not to be trusted.</summary>
    private async Task LookAsync(BoxEngine engine, CancellationToken cancel)
    {
        try
        {
            var report = await engine.InspectAsync(cancel);
            options.Connected?.Invoke(report);
            if (options.Strict && report.Danger is { } danger)
            {
                throw new SandboxException($"Nothing is graded here, because --strict was asked for. {danger}") { IsRefusal = true };
            }
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private sealed record Opened(BoxEngine Engine, DatasetProvider Datasets, ImageFinder Images);
}
