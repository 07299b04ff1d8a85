using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>One program per row: what it does, and how the box must say it ended.</summary>
public sealed class EndingTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    public static TheoryData<string, string, BoxEnd, int?> Programs => new()
    {
        { "does nothing", "pass", BoxEnd.Exited, 0 },
        { "exits with 3", "import sys; sys.exit(3)", BoxEnd.Exited, 3 },
        { "exits at once with 3", "import os; os._exit(3)", BoxEnd.Exited, 3 },
        { "exits with words", "import sys; sys.exit('no')", BoxEnd.Exited, 1 },
        { "raises", "raise ValueError('x')", BoxEnd.Exited, 1 },
        { "does not parse", "def", BoxEnd.Exited, 1 },
        { "breaks memory rules", "import os; os.kill(os.getpid(), 11)", BoxEnd.Signalled, 11 },
        { "kills everything, the first process too", "import os; os.kill(1, 9); os.kill(1, 2); os.kill(1, 15)\ntry: os.kill(-1, 9)\nexcept OSError: os.kill(os.getpid(), 9)", BoxEnd.Signalled, 9 },
        { "sleeps", "import time; time.sleep(60)", BoxEnd.TimedOut, 9 },
        { "spins and ignores signals", "import signal\nfor s in (1, 2, 15, 24): signal.signal(s, signal.SIG_IGN)\nwhile True: pass", BoxEnd.CpuTimeExceeded, 9 },
        { "spins in children", "import os\nfor _ in range(3): os.fork()\nwhile True: pass", BoxEnd.CpuTimeExceeded, 9 },
        { "eats memory", "x = bytearray(1 << 30)\nfor i in range(0, len(x), 4096): x[i] = 1", BoxEnd.OutOfMemory, 9 },
        { "loses a worker to memory and waits for it", "import os, time\nif os.fork() == 0:\n    x = b'x' * (1 << 30)\ntime.sleep(60)", BoxEnd.OutOfMemory, 9 },
        { "prints without end", "import sys\nwhile True: sys.stdout.write('x' * 65536)", BoxEnd.OutputExceeded, 9 },
        { "complains without end", "import os\nwhile True: os.write(2, b'x' * 65536)", BoxEnd.OutputExceeded, 9 },
        { "leaves a child behind", "import os, time\nif os.fork() == 0: time.sleep(60)", BoxEnd.Exited, 0 },
        { "leaves a daemon that ignores signals", "import os, signal, time\nif os.fork() == 0:\n    os.setsid(); signal.signal(15, signal.SIG_IGN); time.sleep(60)", BoxEnd.Exited, 0 },
        { "forks without end", "import os, time\nwhile True:\n    try: os.fork()\n    except OSError: time.sleep(0.01)", BoxEnd.CpuTimeExceeded, 9 },
        { "is refused threads", "import threading, time\nts = []\ntry:\n    for _ in range(1000):\n        t = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start()\nexcept RuntimeError:\n    import os; os._exit(7)", BoxEnd.Exited, 7 },
        { "floods with zombies", "import os\nrefused = 0\nfor _ in range(200):\n    try:\n        if os.fork() == 0: os._exit(0)\n    except OSError: refused += 1\nos._exit(7 if refused else 8)", BoxEnd.Exited, 7 },
        { "opens files without end", "import os\ntry:\n    while True: os.dup(0)\nexcept OSError as e: os._exit(e.errno)", BoxEnd.Exited, 24 },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Ends_as_its_program_deserves(string what, string source, BoxEnd end, int? number)
    {
        var waits = what.Contains("sleep") || what.Contains("wait");
        var seconds = end == BoxEnd.OutOfMemory ? 15 : 1.5; // the kernel's search for memory takes its time, too
        var limits = BoxFixture.Small with { WallTime = TimeSpan.FromSeconds(waits ? seconds : 120), CpuTime = TimeSpan.FromSeconds(seconds) };
        var facts = await fixture.RunAsync(source, limits);

        var seen = $"{what}: {facts.End} exit {facts.ExitCode} signal {facts.Signal}, {string.Join("; ", facts.Notes)}, stderr: {facts.Stderr.Text}";
        facts.End.ShouldBe(end, seen);
        (end == BoxEnd.Exited ? facts.ExitCode : facts.Signal).ShouldBe(number, seen);
        facts.Notes.ShouldBeEmpty(seen);
    }

    [Fact]
    public async Task Programs_other_than_python_are_run_too()
    {
        var facts = await fixture.Boxes.RunAsync(fixture.Script("") with { Command = ["sh", "-c", "echo out; echo err >&2; exit 4"] }, CancellationToken.None);

        facts.ExitCode.ShouldBe(4);
        facts.Stdout.Text.ShouldBe("out\n");
        facts.Stderr.Text.ShouldBe("err\n");
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_the_commands_own_failure()
    {
        var facts = await fixture.Boxes.RunAsync(fixture.Script("") with { Command = ["no-such-program"] }, CancellationToken.None);

        facts.ExitCode.ShouldBe(127);
        facts.Stderr.Text.ShouldContain("no-such-program: No such file");
    }
}
