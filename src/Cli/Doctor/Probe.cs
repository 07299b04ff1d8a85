using Autograder.Sandbox;

namespace Autograder.Cli.Doctor;

/// <summary>A small program that breaks a limit on purpose, and how to tell that the limit held.</summary>
internal sealed record Probe(string Limit, string Program, BoxLimits Limits, Func<BoxFacts, bool> Held)
{
    private static readonly BoxLimits Small = BoxLimits.Default with { WallTime = TimeSpan.FromSeconds(20), CpuTime = TimeSpan.FromSeconds(10), MemoryBytes = 256 << 20 };

    public static IReadOnlyList<Probe> All { get; } =
    [
        new("wall time", "import time\ntime.sleep(60)", Small with { WallTime = TimeSpan.FromSeconds(1) }, facts => facts.End == BoxEnd.TimedOut),
        new("processor time", "while True: pass", Small with { CpuTime = TimeSpan.FromSeconds(1) }, facts => facts.End == BoxEnd.CpuTimeExceeded),
        new("memory", "kept = [bytearray(b'x' * (1 << 20)) for _ in range(700)]\nprint('not held')", Small, facts => facts.End == BoxEnd.OutOfMemory),
        new("processes", Forks, Small with { Processes = 32 }, facts => facts.Stdout.Text.StartsWith("refused", StringComparison.Ordinal)),
        new("output", "while True: print('x' * 65536)", Small with { OutputBytes = 16 << 10 }, facts => facts.End == BoxEnd.OutputExceeded),
        new("no network", Network, Small, facts => facts.Stdout.Text.Trim() == "closed"),
        new("read-only files, no root", Files, Small, facts => facts.Stdout.Text.Trim() == "held"),
    ];

    private const string Forks = """
        import os, time
        for n in range(200):
            try:
                if os.fork() == 0:
                    time.sleep(5)
                    os._exit(0)
            except OSError:
                print("refused after", n)
                break
        """;

    private const string Network = """
        import os, socket
        others = [name for name in os.listdir("/sys/class/net") if name != "lo"]
        try:
            socket.create_connection(("192.0.2.1", 53), 2)
            others.append("connected")
        except OSError:
            pass
        print("closed" if not others else others)
        """;

    private const string Files = """
        import os
        held = os.getuid() != 0
        for place in ("/probe", "/usr/probe", "/task/probe"):
            try:
                open(place, "w").close()
                held = False
            except OSError:
                pass
        print("held" if held else "not held")
        """;
}
