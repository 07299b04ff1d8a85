using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>What drivers print once they have read their request: whatever fails from then on may be the student's doing. Printed, because a file could be deleted by student code, which would make its own crash look like our fault.</summary>
internal static class DriverMark
{
    private static ReadOnlySpan<byte> Mark => "\u001eready\u001e\n"u8;

    /// <summary>The facts without the mark.</summary>
    /// <exception cref="GradingFault">The driver broke before it touched student code: our fault or the author's, never the student's zero.</exception>
    public static BoxFacts Require(PlannedRun run, BoxFacts facts)
    {
        var printed = facts.Stdout.Bytes;
        var at = printed.Span.IndexOf(Mark);
        if (at >= 0)
        {
            return facts with { Stdout = new CapturedStream(Without(printed.Span, at), facts.Stdout.TotalBytes - Mark.Length) };
        }

        // also a time limit reached before the mark is ours: the machine was too busy to start Python
        return facts is { End: BoxEnd.Exited, ExitCode: 0 }
            ? facts
            : throw new GradingFault($"The driver of run {run.Name} did not come as far as the student's code ({facts.End}). {facts.Stderr.Text.Trim()}".TrimEnd());
    }

    private static byte[] Without(ReadOnlySpan<byte> printed, int at) => [.. printed[..at], .. printed[(at + Mark.Length)..]];
}
