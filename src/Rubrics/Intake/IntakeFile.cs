namespace Autograder.Rubrics.Intake;

/// <summary>One file of a submission.</summary>
/// <param name="Path">Relative path: forward slashes, composed Unicode, no <c>..</c>, safe to create on Linux and Windows.</param>
/// <param name="Content">The bytes as handed in.</param>
/// <param name="Sha256">Hash of the content, 64 lower-case hexadecimal digits.</param>
public sealed record IntakeFile(string Path, ReadOnlyMemory<byte> Content, string Sha256);
