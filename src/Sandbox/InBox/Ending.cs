namespace Autograder.Sandbox.InBox;

/// <summary>A verdict: how, with which exit code or signal, and what to say about it.</summary>
internal sealed record Ending(BoxEnd End, int? ExitCode, int? Signal, string? Note = null);
