namespace Autograder.Sandbox;

/// <summary>A small program that breaks a limit on purpose, or looks at what it may, and how to tell that the limit held.</summary>
public sealed record LimitProbe
{
    private static readonly BoxLimits Small = BoxLimits.Default with { WallTime = TimeSpan.FromSeconds(20), CpuTime = TimeSpan.FromSeconds(10), MemoryBytes = 256 << 20 };

    private LimitProbe(string limit, string program, BoxLimits limits, Func<BoxFacts, bool> held) => (Limit, Program, Limits, Held) = (limit, program, limits, held);

    /// <summary>Every one.</summary>
    public static IReadOnlyList<LimitProbe> All { get; } =
    [
        new("wall time", "import time\ntime.sleep(60)", Small with { WallTime = TimeSpan.FromSeconds(1) }, facts => facts.End == BoxEnd.TimedOut),
        new("processor time", "while True: pass", Small with { CpuTime = TimeSpan.FromSeconds(1) }, facts => facts.End == BoxEnd.CpuTimeExceeded),
        new("memory", "kept = [bytearray(b'x' * (1 << 20)) for _ in range(700)]\nprint('not held')", Small, facts => facts.End == BoxEnd.OutOfMemory) { Essential = true },
        new("processes", Forks, Small with { Processes = 32 }, facts => facts.Stdout.Text.StartsWith("refused", StringComparison.Ordinal))
        {
            Essential = true,
            UnderGvisor = "not counted by gVisor; memory and processor time end a box with too many",
        },
        new("output", "while True: print('x' * 65536)", Small with { OutputBytes = 16 << 10 }, facts => facts.End == BoxEnd.OutputExceeded),
        new("no network", Network, Small, facts => facts.Stdout.Text.Trim() == "closed") { Essential = true },
        new("read-only files, no root", Files, Small, facts => facts.Stdout.Text.Trim() == "held") { Essential = true },
        new("no rights, filtered system calls", Rights, Small, facts => facts.Stdout.Text.Trim() == "held")
        {
            Essential = true,
            UnderGvisor = "gVisor has system calls of its own in place of the list",
        },
    ];

    /// <summary>What is limited.</summary>
    public string Limit { get; }

    /// <summary>Whether no worker may take work where it does not hold.</summary>
    public bool Essential { get; private init; }

    /// <summary>Why it need not hold where gVisor makes the boxes; null where it must.</summary>
    private string? UnderGvisor { get; init; }

    private string Program { get; }

    private BoxLimits Limits { get; }

    private Func<BoxFacts, bool> Held { get; }

    /// <summary>Why it need not hold in boxes that this runtime makes, as <see cref="EngineReport.BoxRuntime"/>; null where it must.</summary>
    public string? Excuse(string runtime) => runtime == "runsc" ? UnderGvisor : null;

    /// <summary>What was seen where the limit did not hold; null where it did.</summary>
    /// <exception cref="SandboxException">No box could be made.</exception>
    public async Task<string?> RunAsync(ISandbox sandbox, ImageId image, CancellationToken cancel)
    {
        var facts = await sandbox.RunAsync(new BoxSpec { Image = image, Command = ["python3", "-c", Program], Limits = Limits }, cancel);
        return Held(facts) ? null : $"does not hold: {facts.End}, {facts.Stdout.Text}{facts.Stderr.Text}";
    }

    /// <summary>The essential ones that do not hold, each with what was seen; empty where grading may begin.</summary>
    /// <param name="runtime">What makes the boxes, as <see cref="EngineReport.BoxRuntime"/>.</param>
    /// <exception cref="SandboxException">No box could be made.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(ISandbox sandbox, ImageId image, string runtime, CancellationToken cancel)
    {
        var asked = All.Where(probe => probe.Essential && probe.Excuse(runtime) is null);
        var found = await Task.WhenAll(asked.Select(async probe => (probe.Limit, Seen: await probe.RunAsync(sandbox, image, cancel))));
        return [.. found.Where(probe => probe.Seen is not null).Select(probe => $"{probe.Limit} {probe.Seen}")];
    }

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

    private const string Rights = """
        status = dict(line.split(":\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\t" in line)
        rights = [name for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb") if int(status[name], 16)]
        print("held" if not rights and status["NoNewPrivs"] == "1" and status["Seccomp"] == "2" else [rights, status.get("NoNewPrivs"), status.get("Seccomp")])
        """;
}
