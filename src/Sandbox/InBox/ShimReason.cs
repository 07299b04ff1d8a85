namespace Autograder.Sandbox.InBox;

/// <summary>Why the watcher in the box stopped watching.</summary>
internal enum ShimReason
{
    Exit,
    Wall,
    Cpu,
    Output,
}
