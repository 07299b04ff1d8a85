using System.Threading.Channels;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>The machine's GPUs, each lent to one box at a time: memory on them is not divided by anything.</summary>
internal sealed class GpuPool
{
    private readonly Channel<GpuGrant> _free = Channel.CreateUnbounded<GpuGrant>();

    public GpuPool(IReadOnlyList<GpuGrant> gpus)
    {
        All = gpus;
        foreach (var gpu in gpus)
        {
            Return(gpu);
        }
    }

    public IReadOnlyList<GpuGrant> All { get; }

    /// <summary>Waits for a GPU if the request wants one and there is any; null means CPU.</summary>
    /// <exception cref="SandboxException">One is required and the machine has none.</exception>
    public async ValueTask<GpuGrant?> TakeAsync(GpuRequest request, CancellationToken cancel)
    {
        switch (request.Need)
        {
            case GpuNeed.None:
                return null;
            case GpuNeed.Preferred when All.Count == 0:
                return null;
            case GpuNeed.Required when All.Count == 0:
                throw new SandboxException(
                    "This run requires a GPU and Docker offers none. Install the NVIDIA container toolkit (or a CDI description), or let the run fall back to the CPU.");
            case GpuNeed.Preferred:
            case GpuNeed.Required:
                return await _free.Reader.ReadAsync(cancel);
            default:
                throw new ArgumentOutOfRangeException(nameof(request));
        }
    }

    public void Return(GpuGrant gpu) => _free.Writer.TryWrite(gpu);
}
