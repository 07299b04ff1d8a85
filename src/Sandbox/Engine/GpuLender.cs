using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>A GPU for the time of one run, and what it said of itself before.</summary>
/// <param name="Before">Null where it could not be asked: the image has no nvidia-smi, or the device is a slice that keeps its numbers to itself.</param>
internal sealed record GpuLease(GpuGrant Gpu, GpuReading? Before)
{
    /// <summary>For the evidence: what ran the work.</summary>
    public string Device => Before is { } read ? $"{Gpu.Name}, {read.TotalBytes >> 20} MiB, driver {read.Driver}" : Gpu.Name;
}

/// <summary>How a GPU came back.</summary>
/// <param name="Lost">It does not answer: what ran on it says nothing about the work.</param>
/// <param name="Trouble">What is wrong with it, in words; null where it is as it was before.</param>
internal sealed record GpuReturn(bool Lost, string? Trouble)
{
    public static GpuReturn Fine { get; } = new(Lost: false, Trouble: null);
}

/// <summary>Lends GPUs and takes them back: looks at each before a run and after it, so that nobody inherits a full or a broken one.</summary>
/// <param name="read">Asks a GPU what it says of itself, in a box of its own; null where it does not answer.</param>
internal sealed class GpuLender(GpuPool pool, Func<GpuGrant, ImageId, CancellationToken, Task<GpuReading?>> read, TimeProvider time)
{
    /// <summary>What the driver itself may take more than before a run.</summary>
    private const long Slack = 64 << 20;

    /// <summary>Looks at a GPU, a second apart, until its memory is free again.</summary>
    private const int Looks = 10;

    /// <summary>Waits for a GPU that works and fits; null means CPU.</summary>
    /// <exception cref="SandboxException">One is required, and there is none.</exception>
    public async Task<GpuLease?> TakeAsync(GpuRequest request, ImageId image, CancellationToken cancel)
    {
        while (await pool.TakeAsync(request, cancel) is { } gpu)
        {
            GpuReading? before;
            try
            {
                before = await read(gpu, image, cancel);
            }
            catch
            {
                pool.Return(gpu);
                throw;
            }

            if (before is not null)
            {
                pool.Note(gpu, before.TotalBytes);
            }

            if (pool.Fits(gpu, request))
            {
                return new GpuLease(gpu, before);
            }

            pool.Return(gpu);
        }

        return null;
    }

    /// <summary>Takes a GPU back once its box is gone.</summary>
    public async Task<GpuReturn> ReturnAsync(GpuLease lease, ImageId image, CancellationToken cancel)
    {
        if (lease.Before is not { } before)
        {
            pool.Return(lease.Gpu);
            return GpuReturn.Fine;
        }

        GpuReading? now = null;
        for (var look = 0; look < Looks; look++)
        {
            now = await read(lease.Gpu, image, cancel);
            if (now is not null && now.UsedBytes <= before.UsedBytes + Slack)
            {
                pool.Return(lease.Gpu);
                return GpuReturn.Fine;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancel);
        }

        pool.Retire(lease.Gpu);
        return now is null
            ? new GpuReturn(Lost: true, $"The GPU {lease.Gpu.Name} ({lease.Gpu.Id}) does not answer any more; it is lent no more.")
            : new GpuReturn(Lost: false, $"The GPU {lease.Gpu.Name} ({lease.Gpu.Id}) still has {now.UsedBytes >> 20} MiB in use {Looks} s after its box was removed; it is lent no more.");
    }
}
