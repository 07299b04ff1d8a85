namespace Autograder.Sandbox.InBox;

/// <summary>The engine's view of a container that has ended.</summary>
internal sealed record EngineFacts(bool OutOfMemory, int ExitCode)
{
    private const int Killed = 128 + 9;
    private const int Lost = 255;

    /// <summary>
    /// Where the watcher's last word is missing: nothing in the box can kill the watcher, which is its first process, and it ends with 0 only after its last
    /// word. So somebody outside killed it, or kept its word from us. An engine that was restarted may have forgotten how a container ended.
    /// </summary>
    public bool EndedFromOutside => !OutOfMemory && ExitCode is 0 or Killed or Lost;
}
