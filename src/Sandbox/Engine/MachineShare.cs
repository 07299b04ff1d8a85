using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.Engine;

/// <summary>What the boxes of this machine share: its GPUs, its memory, and the numbers of their users.</summary>
internal sealed record MachineShare(GpuPool Gpus, MemoryBudget Memory, SlotPool Slots)
{
    public static MachineShare Of(InfoJson info, bool detectGpus) =>
        new(new GpuPool(detectGpus ? GpuDetection.Find(info) : []), MemoryBudget.Of(info.MemTotal), new SlotPool(SlotPool.UsualFolder));
}
