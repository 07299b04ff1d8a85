namespace Autograder.Sandbox.InBox;

/// <summary>A GPU that a box is given: its name for people, its id for the engine, and which of the engine's two ways leads to it.</summary>
internal sealed record GpuGrant(string Name, string Id, bool Cdi);
