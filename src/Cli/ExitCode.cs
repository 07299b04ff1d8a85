namespace Autograder.Cli;

/// <summary>What the shell is told.</summary>
internal static class ExitCode
{
    /// <summary>It worked, whatever the marks.</summary>
    public const int Worked = 0;

    /// <summary>Something of ours failed, or some submissions could not be graded.</summary>
    public const int OurFault = 1;

    /// <summary>A mistake in the arguments or in the assignment package.</summary>
    public const int CallersMistake = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM.</summary>
    public const int Interrupted = 130;
}
