using System.Security.Cryptography;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Submissions;

/// <summary>Work that was opened and stored, before it is anybody's submission.</summary>
/// <param name="Record">Its stamp has no id yet.</param>
internal sealed record ArrivedWork(SubmissionRecord Record, string Source, string UploadBlob, long UploadBytes)
{
    public bool IsRefused => Record.Files.Count == 0 && Record.Refused.Count > 0;

    /// <summary>Too late, in the calendar's words; null where it is not.</summary>
    public string? Closed => Record.Files.Count > 0 && Record.Refused is [var words, ..] ? words : null;

    /// <summary>The hash of something refused may be empty where it could not even be opened.</summary>
    public string Sha256 => Record.Stamp.Sha256 is { Length: > 0 } hash ? hash : Convert.ToHexStringLower(SHA256.HashData([]));
}
