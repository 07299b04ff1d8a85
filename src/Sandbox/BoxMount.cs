namespace Autograder.Sandbox;

/// <summary>A host file or folder shown read-only in the box. Both paths are absolute.</summary>
public sealed record BoxMount(string HostPath, string BoxPath);
