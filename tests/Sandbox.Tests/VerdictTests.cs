using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

public sealed class VerdictTests
{
    private static readonly BoxLimits Limits = BoxLimits.Default with { CpuTime = TimeSpan.FromSeconds(10) };

    // Wait statuses as the kernel writes them: exit code in the second byte, signal in the first.
    private const int Exit0 = 0;
    private const int Exit1 = 1 << 8;
    private const int Killed = 9;
    private const int Unknown = -1;

    public static TheoryData<string, int, long, double, BoxEnd, int?, int?> Watched => new()
    {
        { "Exit", Exit0, 0, 1, BoxEnd.Exited, 0, null },
        { "Exit", Exit1, 0, 1, BoxEnd.Exited, 1, null },
        { "Exit", 11, 0, 1, BoxEnd.Signalled, null, 11 },
        { "Exit", 11 | 0x80, 0, 1, BoxEnd.Signalled, null, 11 },
        { "Exit", Killed, 0, 1, BoxEnd.Signalled, null, 9 },
        { "Exit", Unknown, 0, 1, BoxEnd.Signalled, null, 9 },
        { "Exit", Killed, 1, 1, BoxEnd.OutOfMemory, null, 9 },
        { "Exit", Exit1, 1, 1, BoxEnd.OutOfMemory, 1, null },
        { "Exit", Exit0, 1, 1, BoxEnd.Exited, 0, null },
        { "Exit", 24, 0, 1, BoxEnd.CpuTimeExceeded, null, 24 },
        { "Exit", Killed, 0, 10, BoxEnd.CpuTimeExceeded, null, 9 },
        { "Exit", Exit1, 0, 10, BoxEnd.Exited, 1, null },
        { "Cpu", Killed, 0, 10, BoxEnd.CpuTimeExceeded, null, 9 },
        { "Cpu", Killed, 1, 10, BoxEnd.OutOfMemory, null, 9 },
        { "Wall", Killed, 0, 1, BoxEnd.TimedOut, null, 9 },
        { "Wall", Killed, 1, 1, BoxEnd.OutOfMemory, null, 9 },
        { "Wall", Unknown, 0, 1, BoxEnd.TimedOut, null, 9 },
        { "Output", Killed, 0, 10, BoxEnd.OutputExceeded, null, 9 },
        { "Output", Killed, 1, 10, BoxEnd.OutputExceeded, null, 9 },
    };

    [Theory]
    [MemberData(nameof(Watched))]
    public void Follows_the_watcher(string reason, int status, long oomKills, double cpuSeconds, BoxEnd end, int? exit, int? signal)
    {
        var facts = new ShimFacts(Enum.Parse<ShimReason>(reason), status, 0, 0, 1, (long)(cpuSeconds * 1e6), 0, oomKills);

        var ending = Verdict.Decide(Limits, facts, killedAtDeadline: false, engine: null);

        (ending.End, ending.ExitCode, ending.Signal).ShouldBe((end, exit, signal));
    }

    [Theory]
    [InlineData(true, true, 137, BoxEnd.OutOfMemory, 9)]
    [InlineData(true, false, 137, BoxEnd.TimedOut, 9)]
    [InlineData(false, true, 137, BoxEnd.OutOfMemory, 9)]
    [InlineData(false, false, 137, BoxEnd.Signalled, 9)]
    [InlineData(false, false, 139, BoxEnd.Signalled, 11)]
    [InlineData(false, false, 0, BoxEnd.Signalled, 9)]
    [InlineData(false, false, 255, BoxEnd.Signalled, 9)]
    public void Without_the_watcher_follows_the_engine_and_never_calls_it_an_exit(bool deadline, bool outOfMemory, int exitCode, BoxEnd end, int signal)
    {
        var ending = Verdict.Decide(Limits, shim: null, deadline, new EngineFacts(outOfMemory, exitCode));

        (ending.End, ending.ExitCode, ending.Signal).ShouldBe((end, null, signal));
    }

    [Fact]
    public void Says_so_when_a_process_was_lost_to_memory_and_the_program_went_on() =>
        Verdict.Decide(Limits, new ShimFacts(ShimReason.Exit, Exit0, 0, 0, 1, 1, 0, 2), false, null).Note.ShouldNotBeNull().ShouldContain("lack of memory");
}
