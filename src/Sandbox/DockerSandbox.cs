using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox;

/// <summary>Boxes made by the Docker engine of this machine. Any number of commands may run at one time; how many is the caller's choice.</summary>
public sealed class DockerSandbox : ISandbox, IAsyncDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);
    private readonly DockerClient _docker;
    private readonly DockerSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly BoxOwner _owner;
    private readonly MachineShare _machine;
    private readonly GpuLender _lender;
    private readonly BoxRemovals _removals;

    private DockerSandbox(DockerClient docker, DockerSandboxOptions options, TimeProvider time, BoxOwner owner, MachineShare machine)
    {
        _docker = docker;
        _options = options;
        _time = time;
        _owner = owner;
        _machine = machine;
        _removals = new BoxRemovals(docker, time);
        _lender = new GpuLender(machine.Gpus, ReadAsync, time);
    }

    /// <summary>Connects to the engine and removes what dead graders left behind.</summary>
    /// <exception cref="SandboxException">There is no engine, or it does not answer.</exception>
    public static async Task<DockerSandbox> ConnectAsync(DockerSandboxOptions options, TimeProvider time, CancellationToken cancel)
    {
        var socket = EngineReader.SocketPath(options.SocketPath, Environment.GetEnvironmentVariable("DOCKER_HOST"));
        var docker = new DockerClient(socket, time);
        BoxOwner? owner = null;
        try
        {
            await docker.PingAsync(cancel);
            var info = await docker.InfoAsync(cancel);
            var machine = MachineShare.Of(info, options, time);
            owner = BoxOwner.Make(docker, options, info, time);
            await owner.Reaper.ReapAsync(cancel);
            return new DockerSandbox(docker, options, time, owner, machine);
        }
        catch (Exception failure)
        {
            owner?.Folder.Dispose();
            docker.Dispose();
            if (failure is DockerRefusal refusal)
            {
                throw Failed("Docker refused to be looked at.", refusal);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
    {
        if (spec.Problems() is { Count: > 0 } problems)
        {
            throw new SandboxException("This run cannot be put in a box as it is asked for.", string.Join('\n', problems));
        }

        var room = await _machine.Memory.TakeAsync(spec.Limits.MemoryBytes, cancel);
        GpuLease? lease = null;
        Task<GpuReturn>? removal = null;
        try
        {
            lease = await _lender.TakeAsync(spec.Gpu, spec.Image, cancel);
            var facts = await FollowAsync(spec, lease?.Gpu, lease?.Device, LetGo, cancel);
            return lease is null || removal is null ? facts : Checked(facts, await removal);
        }
        finally
        {
            if (removal is null)
            {
                room.Dispose(); // there was no box that could use it
            }
        }

        Task LetGo(string? container, int? slot)
        {
            removal = LetGoAsync(container, slot, lease, spec.Image, room);
            return cancel.IsCancellationRequested ? removal : Task.CompletedTask; // the result need not wait
        }
    }

    /// <summary>Makes a box and follows it to its end.</summary>
    /// <param name="letGo">Removes the box, if one was made, and gives back its slot, if one was taken.</param>
    private async Task<BoxFacts> FollowAsync(BoxSpec spec, GpuGrant? gpu, string? device, Func<string?, int?, Task> letGo, CancellationToken cancel)
    {
        int? slot = null;
        string? container = null;
        try
        {
            var user = _machine.Slots.Take();
            slot = user;
            var until = Reaper.Uptime(_time) + (long)(BoxRun.Deadline(spec.Limits, _options.CollectGrace) + Margin).TotalSeconds;
            // Not to be cancelled: a container made without our learning its id would be left behind.
            (container, var warnings) = await _docker.CreateAsync(ContainerSpec.Build(spec, _owner.Host, user, gpu, until), CancellationToken.None);
            _removals.Made(container);
            RequireLimits(warnings);
            cancel.ThrowIfCancellationRequested();
            return await new BoxRun(_docker, _time, spec, container).RunAsync(_options.CollectGrace, device, cancel);
        }
        catch (DockerRefusal refusal)
        {
            throw Failed($"Docker could not run a box from image {spec.Image}.", refusal);
        }
        finally
        {
            await letGo(container, slot);
        }
    }

    /// <summary>Where the kernel cannot limit something, Docker leaves the limit out and says so in passing.</summary>
    private static void RequireLimits(IReadOnlyList<string> warnings)
    {
        if (warnings.Where(warning => warning.Contains("discarded", StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } left)
        {
            throw new SandboxException("Docker would run a box without a limit that it must have. Turn on the control groups that it names, then start the engine again.", string.Join("\n", left));
        }
    }

    /// <summary>What ran on a GPU that is gone now is run again by whoever asked; one that does not come free costs nobody a result.</summary>
    private static BoxFacts Checked(BoxFacts facts, GpuReturn back) =>
        back is { Lost: true, Trouble: { } trouble } ? throw new SandboxException("The GPU was lost while a box was using it.", trouble)
        : back.Trouble is { } note ? facts with { Notes = [.. facts.Notes, note] }
        : facts;

    /// <summary>Asks a GPU in a box of its own; null where the image or the device does not answer.</summary>
    private async Task<GpuReading?> ReadAsync(GpuGrant gpu, ImageId image, CancellationToken cancel)
    {
        var spec = new BoxSpec { Image = image, Command = GpuReading.Command, Limits = BoxLimits.Default };
        try
        {
            var facts = await FollowAsync(spec, gpu, gpu.Name, RemoveAsync, cancel);
            return facts is { End: BoxEnd.Exited, ExitCode: 0 } ? GpuReading.Parse(facts.Stdout.Text) : null;
        }
        catch (SandboxException)
        {
            return null;
        }

        async Task RemoveAsync(string? container, int? slot)
        {
            await _removals.RemoveAsync(container);
            _machine.Slots.Return(slot);
        }
    }

    /// <summary>The content id of an image by name, or null when this machine does not have it. Nothing is pulled.</summary>
    public async Task<ImageId?> FindImageAsync(string reference, CancellationToken cancel) => (await DescribeImageAsync(reference, cancel))?.Id;

    /// <summary>An image by name, or null when this machine does not have it.</summary>
    public async Task<ImageFacts?> DescribeImageAsync(string reference, CancellationToken cancel)
    {
        try
        {
            var image = await _docker.FindImageAsync(reference, cancel);
            return image is not null && ImageId.TryParse(image.Id, out var id) ? new ImageFacts(id, image.Created) { Volumes = image.Config?.Volumes is { } volumes ? [.. volumes.Keys.Order(StringComparer.Ordinal)] : [] } : null;
        }
        catch (DockerRefusal refusal)
        {
            throw Failed($"Docker could not look up the image '{reference}'.", refusal);
        }
    }

    /// <summary>Removes boxes that were left over, once a minute at most however often it is called.</summary>
    public async Task RemoveLeftoversAsync(CancellationToken cancel)
    {
        try
        {
            await _owner.Reaper.ReapNowAndThenAsync(_removals.Knows, cancel);
        }
        catch (DockerRefusal refusal)
        {
            throw Failed("Docker refused to name or to remove boxes.", refusal);
        }
    }

    /// <summary>Versions, limits, GPUs and known holes of the engine.</summary>
    public async Task<EngineReport> InspectEngineAsync(CancellationToken cancel)
    {
        try
        {
            var info = await _docker.InfoAsync(cancel);
            var toolkit = _machine.Gpus.All.Count > 0 || info.Runtimes?.ContainsKey("nvidia") == true ? await ToolkitVersion.ReadAsync(cancel) : "";
            return EngineReader.Report(info, await _docker.VersionAsync(cancel), toolkit, (_owner.Host.Runtime, _owner.Host.RuntimeForGpus), _machine.Gpus.All);
        }
        catch (DockerRefusal refusal)
        {
            throw Failed("Docker refused to be looked at.", refusal);
        }
    }

    /// <summary>Waits until every box is gone, then lets go of the engine.</summary>
    public async ValueTask DisposeAsync()
    {
        await _removals.AllAsync();
        try
        {
            await _owner.Reaper.ReapOwnAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is SandboxException or DockerRefusal)
        {
            // the next grader finds them without an owner
        }

        _docker.Dispose();
        _owner.Folder.Dispose();
    }

    /// <summary>Removes a box while its result is already on its way, then frees its slot, its memory and its GPU.</summary>
    private Task<GpuReturn> LetGoAsync(string? container, int? slot, GpuLease? lease, ImageId image, IDisposable room)
    {
        return _removals.Remember(container, RemoveAsync());

        async Task<GpuReturn> RemoveAsync()
        {
            try
            {
                await _removals.RemoveAsync(container);
            }
            finally
            {
                _machine.Slots.Return(slot);
                room.Dispose();
            }

            return lease is null ? GpuReturn.Fine : await _lender.ReturnAsync(lease, image, CancellationToken.None);
        }
    }

    private static SandboxException Failed(string what, DockerRefusal refusal) => new(what, refusal.Message, refusal);
}
