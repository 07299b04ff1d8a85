namespace Autograder.Sandbox;

/// <summary>A collected file: its path below <see cref="BoxPaths.Out"/> with forward slashes, free of "..", and its bytes.</summary>
public sealed record BoxFile(string Name, ReadOnlyMemory<byte> Content);
