using System.Globalization;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Checks;

/// <summary>How a run ended, in words that its author understands.</summary>
internal static class RunWords
{
    /// <summary>A clause: "finished", "was stopped after 60 s", …</summary>
    public static string Ended(RunEvidence evidence) => evidence.End switch
    {
        BoxEnd.Exited when evidence.ExitCode == 0 => "finished",
        BoxEnd.Exited => $"ended with exit code {evidence.ExitCode}",
        BoxEnd.Signalled => $"was ended by signal {evidence.Signal}{SignalName(evidence.Signal)}",
        BoxEnd.TimedOut => $"was stopped when its time was up, after {Seconds(evidence.WallTime)}",
        BoxEnd.CpuTimeExceeded => $"was stopped when its processor time was used up, after {Seconds(evidence.CpuTime)}",
        BoxEnd.OutOfMemory => $"was stopped because it needed more memory than allowed ({evidence.Limits})",
        BoxEnd.OutputExceeded => "was stopped because it printed without end",
    };

    /// <summary>Whether it was stopped at one of its limits; otherwise it ended by itself.</summary>
    public static bool WasStopped(RunEvidence evidence) => evidence.End is not (BoxEnd.Exited or BoxEnd.Signalled);

    /// <summary>What to do about it, or null where nothing was wrong.</summary>
    public static string? Advice(RunEvidence evidence) => evidence.End switch
    {
        BoxEnd.Exited when evidence.ExitCode == 0 => null,
        BoxEnd.Exited => "Look for sys.exit(), exit() or os._exit() calls and for errors on import; the file must load without ending the program.",
        BoxEnd.Signalled => "The program crashed outright. Recursion without end and broken native calls do this.",
        BoxEnd.TimedOut => "Look for a loop that never ends, or for code that waits for input or for the network.",
        BoxEnd.CpuTimeExceeded => "Look for loops over single examples: work on whole mini-batches with matrix products, or train for fewer epochs.",
        BoxEnd.OutOfMemory => "Process the data in mini-batches, and do not keep copies of the whole dataset or of every intermediate result.",
        BoxEnd.OutputExceeded => "Print once per epoch, not once per example, and look for a loop that never ends.",
    };

    public static string Seconds(TimeSpan time) => time.TotalSeconds < 10
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : Math.Round(time.TotalSeconds).ToString(CultureInfo.InvariantCulture) + " s";

    private static string SignalName(int? signal) => signal switch
    {
        6 => " (abort)",
        9 => " (kill)",
        11 => " (segmentation fault)",
        _ => "",
    };
}
