namespace Autograder.Sandbox.InBox;

/// <summary>What the engine says about a container that has ended.</summary>
internal sealed record EngineFacts(bool OutOfMemory, int ExitCode);
