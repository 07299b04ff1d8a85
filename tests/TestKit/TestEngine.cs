using Autograder.Sandbox;

namespace Autograder.TestKit;

/// <summary>What an engine says of itself that nothing is wrong with.</summary>
public static class TestEngine
{
    public static EngineReport Report { get; } = new()
    {
        EngineVersion = "29.9.0",
        RuntimeVersion = "1.4.0",
        CgroupVersion = "2",
        StorageDriver = "overlay2",
        KernelVersion = "6.1",
        Cores = 2,
        MemoryBytes = 8L << 30,
        SecurityOptions = [],
        Warnings = [],
        Gpus = [],
        OpenHoles = [],
    };
}
