using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Assignments;

/// <summary>An assignment package that came as an upload.</summary>
/// <param name="Assignment">Null where it has mistakes. Its folder is gone: unpack <paramref name="Archive"/> to use more than what was read.</param>
/// <param name="Archive">The package as a zip without a folder around it, the same bytes for the same files; empty where there are mistakes.</param>
/// <param name="Files">Every file of the package, sorted by path; empty where the upload could not be opened.</param>
/// <param name="Problems">The author's mistakes, all at once, as <c>file:line: what</c> with files named from the package's root.</param>
/// <param name="Notices">What was left out of the upload and why.</param>
public sealed record UploadedPackage(Assignment? Assignment, ReadOnlyMemory<byte> Archive, IReadOnlyList<IntakeFile> Files, IReadOnlyList<string> Problems, IReadOnlyList<Notice> Notices);
