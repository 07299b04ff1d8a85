using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.Engine;

/// <summary>What the boxes of this machine share: its GPUs, its memory, and the numbers of their users.</summary>
internal sealed record MachineShare(GpuPool Gpus, MemoryBudget Memory, SlotPool Slots)
{
    /// <exception cref="SandboxException">The folder that graders share cannot be used.</exception>
    public static MachineShare Of(InfoJson info, DockerSandboxOptions options, TimeProvider time)
    {
        var state = StateFolder.Open(StateFolder.Usual);
        return new MachineShare(
            new GpuPool(options.DetectGpus ? GpuDetection.Find(info) : [], Path.Combine(state, "gpus")),
            new MemoryBudget(Path.Combine(state, "memory"), options.MemoryForBoxes ?? MemoryBudget.For(info.MemTotal), time),
            new SlotPool(Path.Combine(state, "slots")));
    }
}
