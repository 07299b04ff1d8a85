namespace Autograder.Api.Data;

/// <summary>Through which door it came.</summary>
internal enum SubmissionOrigin
{
    Portal,
    Api,

    /// <summary>Uploaded by staff on behalf of students.</summary>
    Batch,
}
