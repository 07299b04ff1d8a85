namespace Autograder.Sandbox;

/// <summary>What a command may use. Every limit is explicit and enforced from outside the command.</summary>
public sealed record BoxLimits
{
    private const long KiB = 1024;
    private const long MiB = 1024 * KiB;
    private const long GiB = 1024 * MiB;

    /// <summary>Enough for a small NumPy program: ten seconds of one core, 1 GiB, 64 processes.</summary>
    public static BoxLimits Default { get; } = new();

    /// <summary>Time on the clock, from the start of the command.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Processor time, summed over all processes of the command.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory in bytes, of all processes and the writable folders together; there is no swap on top.</summary>
    public long MemoryBytes { get; init; } = 1 * GiB;

    /// <summary>Processes and threads at one time, including three of ours.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Bytes kept of standard output, and of standard error. What comes beyond is counted and dropped; <see cref="OutputKillFactor"/> times as much ends the command.</summary>
    public long OutputBytes { get; init; } = 256 * KiB;

    /// <summary>Files collected from <see cref="BoxPaths.Out"/>.</summary>
    public int CollectedFiles { get; init; } = 256;

    /// <summary>Bytes collected from <see cref="BoxPaths.Out"/>, all files together.</summary>
    public long CollectedBytes { get; init; } = 64 * MiB;

    /// <summary>Size in bytes of each writable folder.</summary>
    public long DiskBytes { get; init; } = 256 * MiB;

    /// <summary>Size in bytes of /dev/shm, which data loaders with worker processes need.</summary>
    public long SharedMemoryBytes { get; init; } = 128 * MiB;

    /// <summary>Cores the box may use, and the thread count given to numerical libraries.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many times <see cref="OutputBytes"/> a command may print before it is ended.</summary>
    public const int OutputKillFactor = 64;

    /// <summary>Every limit that makes no sense, with its bounds and unit; empty when all do.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Seconds(problems, nameof(WallTime), WallTime);
        Seconds(problems, nameof(CpuTime), CpuTime);
        Within(problems, nameof(MemoryBytes), MemoryBytes, 16 * MiB, 1024 * GiB, "bytes");
        Within(problems, nameof(Processes), Processes, 8, 32768, "processes");
        Within(problems, nameof(OutputBytes), OutputBytes, 0, 64 * MiB, "bytes");
        Within(problems, nameof(CollectedFiles), CollectedFiles, 0, 65536, "files");
        Within(problems, nameof(CollectedBytes), CollectedBytes, 0, 1 * GiB, "bytes");
        Within(problems, nameof(DiskBytes), DiskBytes, 1 * MiB, 256 * GiB, "bytes");
        Within(problems, nameof(SharedMemoryBytes), SharedMemoryBytes, 1 * MiB, 256 * GiB, "bytes");
        Within(problems, nameof(Threads), Threads, 1, 1024, "threads");
        return problems;
    }

    private static void Seconds(List<string> problems, string name, TimeSpan value)
    {
        if (value < TimeSpan.FromMilliseconds(100) || value > TimeSpan.FromDays(2))
        {
            problems.Add($"{name} is {value.TotalSeconds:0.###} s; it must be between 0.1 s and 2 days.");
        }
    }

    private static void Within(List<string> problems, string name, long value, long least, long most, string unit)
    {
        if (value < least || value > most)
        {
            problems.Add($"{name} is {value} {unit}; it must be between {least} and {most}.");
        }
    }
}
