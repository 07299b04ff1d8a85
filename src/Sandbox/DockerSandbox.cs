using System.Security.Cryptography;
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
    private readonly BoxHost _host;
    private readonly GpuPool _gpus;
    private readonly GpuLender _lender;
    private readonly MemoryBudget _memory;
    private readonly SlotPool _slots = new(SlotPool.UsualFolder);
    private readonly BoxRemovals _removals;
    private readonly Reaper _reaper;
    private readonly OwnedFolder _folder;

    private DockerSandbox(DockerClient docker, DockerSandboxOptions options, TimeProvider time, Reaper reaper, (OwnedFolder Folder, BoxHost Host) own, GpuPool gpus, MemoryBudget memory)
    {
        _docker = docker;
        _options = options;
        _time = time;
        _reaper = reaper;
        (_folder, _host) = own;
        _gpus = gpus;
        _memory = memory;
        _removals = new BoxRemovals(docker, time);
        _lender = new GpuLender(gpus, ReadAsync, time);
    }

    /// <summary>Connects to the engine and removes what dead graders left behind.</summary>
    /// <exception cref="SandboxException">There is no engine, or it does not answer.</exception>
    public static async Task<DockerSandbox> ConnectAsync(DockerSandboxOptions options, TimeProvider time, CancellationToken cancel)
    {
        var socket = EngineReader.SocketPath(options.SocketPath, Environment.GetEnvironmentVariable("DOCKER_HOST"));
        var docker = new DockerClient(socket, time);
        try
        {
            var here = OwnerIdentity.Current();
            await docker.PingAsync(cancel);
            var instance = RandomNumberGenerator.GetHexString(16, lowercase: true);
            var reaper = new Reaper(docker, here, instance, time);
            await reaper.ReapAsync(cancel);
            var info = await docker.InfoAsync(cancel);
            var gpus = options.DetectGpus ? GpuDetection.Find(info) : [];
            return new DockerSandbox(docker, options, time, reaper, HostOf(options, info, here, instance), new GpuPool(gpus), MemoryBudget.Of(info.MemTotal));
        }
        catch (DockerRefusal refusal)
        {
            docker.Dispose();
            throw Failed("Docker refused to be looked at.", refusal);
        }
        catch
        {
            docker.Dispose();
            throw;
        }
    }

    private static (OwnedFolder Folder, BoxHost Host) HostOf(DockerSandboxOptions options, InfoJson info, OwnerIdentity here, string instance)
    {
        var wish = options.Runtime ?? Environment.GetEnvironmentVariable(RuntimeChoice.Variable);
        var folder = OwnedFolder.Make(Path.GetTempPath(), "autograder-box-");
        var host = new BoxHost
        {
            ResourceFolder = Directory.CreateDirectory(Path.Combine(folder.Path, "shim")).FullName,
            SeccompProfile = BoxResources.SeccompProfile,
            Owner = here.ToString(),
            Instance = instance,
            Runtime = RuntimeChoice.Of(wish, info),
            RuntimeForGpus = RuntimeChoice.ForGpus(wish),
        };
        BoxResources.WriteTo(host.ResourceFolder);
        return (folder, host);
    }

    /// <inheritdoc/>
    public async Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
    {
        if (spec.Problems() is { Count: > 0 } problems)
        {
            throw new SandboxException("This run cannot be put in a box as it is asked for.", string.Join('\n', problems));
        }

        using var room = await _memory.TakeAsync(spec.Limits.MemoryBytes, cancel);
        var lease = await _lender.TakeAsync(spec.Gpu, spec.Image, cancel);
        Task<GpuReturn>? removal = null;
        var facts = await FollowAsync(spec, lease?.Gpu, lease?.Device, LetGo, cancel);
        return lease is null || removal is null ? facts : Checked(facts, await removal);

        Task LetGo(string? container, int slot)
        {
            removal = LetGoAsync(container, slot, lease, spec.Image);
            return cancel.IsCancellationRequested ? removal : Task.CompletedTask; // the result need not wait
        }
    }

    /// <summary>Makes a box and follows it to its end.</summary>
    /// <param name="letGo">Removes the box, if one was made, and gives back its slot.</param>
    private async Task<BoxFacts> FollowAsync(BoxSpec spec, GpuGrant? gpu, string? device, Func<string?, int, Task> letGo, CancellationToken cancel)
    {
        var slot = _slots.Take();
        string? container = null;
        try
        {
            var until = Reaper.Uptime(_time) + (long)(BoxRun.Deadline(spec.Limits, _options.CollectGrace) + Margin).TotalSeconds;
            // Not to be cancelled: a container made without our learning its id would be left behind.
            container = await _docker.CreateAsync(ContainerSpec.Build(spec, _host, slot, gpu, until), CancellationToken.None);
            _removals.Made(container);
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

        async Task RemoveAsync(string? container, int slot)
        {
            await _removals.RemoveAsync(container);
            _slots.Return(slot);
        }
    }

    /// <summary>The content id of an image by name, or null when this machine does not have it. Nothing is pulled.</summary>
    public async Task<ImageId?> FindImageAsync(string reference, CancellationToken cancel) => (await DescribeImageAsync(reference, cancel))?.Id;

    /// <summary>An image by name, or null when this machine does not have it.</summary>
    public async Task<ImageFacts?> DescribeImageAsync(string reference, CancellationToken cancel)
    {
        try
        {
            return await _docker.FindImageAsync(reference, cancel) is { } image && ImageId.TryParse(image.Id, out var id) ? new ImageFacts(id, image.Created) : null;
        }
        catch (DockerRefusal refusal)
        {
            throw Failed($"Docker could not look up the image '{reference}'.", refusal);
        }
    }

    /// <summary>Versions, limits, GPUs and known holes of the engine. Also an occasion to look for boxes that were left over.</summary>
    public async Task<EngineReport> InspectEngineAsync(CancellationToken cancel)
    {
        try
        {
            await _reaper.ReapNowAndThenAsync(_removals.Knows, cancel);
            var info = await _docker.InfoAsync(cancel);
            var toolkit = _gpus.All.Count > 0 || info.Runtimes?.ContainsKey("nvidia") == true ? await ToolkitVersion.ReadAsync(cancel) : "";
            return EngineReader.Report(info, await _docker.VersionAsync(cancel), toolkit, (_host.Runtime, _host.RuntimeForGpus), _gpus.All);
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
            await _reaper.ReapOwnAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is SandboxException or DockerRefusal)
        {
            // the next grader finds them without an owner
        }

        _docker.Dispose();
        _folder.Dispose();
    }

    /// <summary>Removes a box while its result is already on its way, then frees its slot and GPU.</summary>
    private Task<GpuReturn> LetGoAsync(string? container, int slot, GpuLease? lease, ImageId image)
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
                _slots.Return(slot);
            }

            return lease is null ? GpuReturn.Fine : await _lender.ReturnAsync(lease, image, CancellationToken.None);
        }
    }

    private static SandboxException Failed(string what, DockerRefusal refusal) => new(what, refusal.Message, refusal);
}
