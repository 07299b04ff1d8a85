namespace Autograder.Cli.Showing;

/// <summary>Sentences that several displays say.</summary>
internal static class BatchWords
{
    public const string Stopping = "Stopping: sandboxes are being removed, finished grades are kept. Press Ctrl-C again to end at once.";
}
