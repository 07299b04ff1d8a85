using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>
/// The machine's GPUs, each lent to one box at a time, whichever grader made it: memory on them is not divided by anything. One that is lost, or whose memory does not come free, is lent no more.
/// A file says that a GPU is lent, which its grader holds.
/// </summary>
internal sealed class GpuPool
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly Dictionary<string, FileStream> _held = [];
    private readonly List<GpuGrant> _working;
    private readonly List<GpuGrant> _free;
    private readonly Dictionary<string, long> _memory = [];
    private TaskCompletionSource _changed = New();

    /// <param name="folder">One that only we can write to, the same for all graders of this machine.</param>
    public GpuPool(IReadOnlyList<GpuGrant> gpus, string folder)
    {
        All = gpus;
        _folder = folder;
        _working = [.. gpus];
        _free = [.. gpus];
    }

    /// <summary>Every GPU that was found, also those that are lent no more.</summary>
    public IReadOnlyList<GpuGrant> All { get; }

    /// <summary>Waits for a GPU that fits if the request wants one and there is any; null means CPU.</summary>
    /// <exception cref="SandboxException">One is required and the machine has none that fits, or the folder cannot be used.</exception>
    public async ValueTask<GpuGrant?> TakeAsync(GpuRequest request, CancellationToken cancel)
    {
        while (request.Need != GpuNeed.None)
        {
            Task changed;
            lock (_lock)
            {
                if (_free.Find(gpu => Fits(gpu, request) && TryHold(gpu)) is { } gpu)
                {
                    _free.Remove(gpu);
                    return gpu;
                }

                if (!_working.Exists(gpu => Fits(gpu, request)))
                {
                    return request.Need == GpuNeed.Preferred ? null : throw Refused(request);
                }

                changed = _changed.Task;
            }

            await Task.WhenAny(changed, Task.Delay(BetweenLooks, cancel)); // another grader does not tell us when it gives one back
            cancel.ThrowIfCancellationRequested();
        }

        return null;
    }

    public void Return(GpuGrant gpu)
    {
        lock (_lock)
        {
            _free.Add(gpu);
            LetGo(gpu);
        }

        Wake();
    }

    /// <summary>Lends it to nobody any more; a GPU that was taken only.</summary>
    public void Retire(GpuGrant gpu)
    {
        lock (_lock)
        {
            _working.Remove(gpu);
            LetGo(gpu);
        }

        Wake();
    }

    /// <summary>Remembers how much memory a GPU has, so that requests for more pass it by.</summary>
    public void Note(GpuGrant gpu, long totalBytes)
    {
        lock (_lock)
        {
            _memory[gpu.Id] = totalBytes;
        }
    }

    /// <summary>Whether it has the memory asked for, as far as that is known.</summary>
    public bool Fits(GpuGrant gpu, GpuRequest request)
    {
        lock (_lock)
        {
            return !_memory.TryGetValue(gpu.Id, out var total) || total >= request.MemoryBytes;
        }
    }

    private bool TryHold(GpuGrant gpu)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            if (FileLocks.TryHold(Path.Combine(_folder, Uri.EscapeDataString(gpu.Id)), FileMode.OpenOrCreate) is { } file)
            {
                _held[gpu.Id] = file;
                return true;
            }

            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"A GPU cannot be set aside in {_folder}.", problem.Message, problem);
        }
    }

    private void LetGo(GpuGrant gpu)
    {
        if (_held.Remove(gpu.Id, out var file))
        {
            file.Dispose();
        }
    }

    private void Wake()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    private SandboxException Refused(GpuRequest request) => new(
        All.Count == 0
            ? "This run requires a GPU and Docker offers none. Install the NVIDIA container toolkit (or a CDI description), or let the run fall back to the CPU."
            : _working.Count == 0
                ? $"This run requires a GPU, and none of the {All.Count} of this machine works any more. Look at 'nvidia-smi' and the kernel's log, then start the grader again."
                : $"This run requires a GPU with {request.MemoryBytes >> 20} MiB of memory; the largest of this machine has {_memory.Values.DefaultIfEmpty(0).Max() >> 20} MiB. Ask for less in 'gpu_memory', or grade on another machine.");

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
