namespace Autograder.Sandbox;

/// <summary>A published weakness of the software under the sandbox: its number, what it allows, the version that closes it, and whether the way we use the engine is exposed to it.</summary>
public sealed record KnownHole(string Id, string What, string FixedIn, bool ReachesUs);
