namespace Autograder.Sandbox.InBox;

/// <summary>How a run ended, decided from facts in a fixed order of priority; never from what the command printed.</summary>
internal static class Verdict
{
    private const int SigKill = 9;
    private const int SigXcpu = 24;
    private const string MemoryNote = "One of the program's processes was ended for lack of memory; the program itself went on.";

    /// <summary>Decides.</summary>
    /// <param name="limits">The limits the command ran under.</param>
    /// <param name="shim">The watcher's last word; null when it never came.</param>
    /// <param name="killedAtDeadline">Whether the host killed the box because the watcher did not report in time.</param>
    /// <param name="engine">The engine's view of the ended container; null when it was not needed.</param>
    public static Ending Decide(BoxLimits limits, ShimFacts? shim, bool killedAtDeadline, EngineFacts? engine) =>
        shim is null ? WithoutWatcher(killedAtDeadline, engine) : WithWatcher(limits, shim, engine);

    private static Ending WithWatcher(BoxLimits limits, ShimFacts shim, EngineFacts? engine)
    {
        var signal = shim.Status < 0 ? SigKill : shim.Status & 0x7f;
        int? exit = signal == 0 ? (shim.Status >> 8) & 0xff : null;
        var outOfMemory = shim.OomKills > 0 || engine is { OutOfMemory: true };
        if (shim.Reason == ShimReason.Output)
        {
            return new Ending(BoxEnd.OutputExceeded, null, SigKill);
        }
        // Before the time limits: a program whose worker was killed for lack of memory often waits for it for ever.
        if (outOfMemory && exit != 0)
        {
            return new Ending(BoxEnd.OutOfMemory, exit, exit is null ? signal : null);
        }
        // The kernel's own limit, per process, ends a command by SIGXCPU, or by SIGKILL if it does not listen.
        var spent = shim.CpuMicroseconds >= limits.CpuTime.TotalMicroseconds;
        if (shim.Reason == ShimReason.Cpu || signal == SigXcpu || (signal == SigKill && spent && shim.Reason == ShimReason.Exit))
        {
            return new Ending(BoxEnd.CpuTimeExceeded, null, signal == 0 ? SigKill : signal);
        }
        if (shim.Reason == ShimReason.Wall)
        {
            return new Ending(BoxEnd.TimedOut, null, SigKill);
        }
        return exit is null
            ? new Ending(BoxEnd.Signalled, null, signal)
            : new Ending(BoxEnd.Exited, exit, null, outOfMemory ? MemoryNote : null);
    }

    private static Ending WithoutWatcher(bool killedAtDeadline, EngineFacts? engine)
    {
        if (engine is { OutOfMemory: true })
        {
            return new Ending(BoxEnd.OutOfMemory, null, SigKill);
        }
        if (killedAtDeadline)
        {
            return new Ending(BoxEnd.TimedOut, null, SigKill);
        }
        var signal = engine is { ExitCode: > 128 and < 193 } ? engine.ExitCode - 128 : SigKill;
        return new Ending(BoxEnd.Signalled, null, signal, "The box ended before it could say how the program ended, so its files could not be collected.");
    }
}
