namespace Autograder.Api.Data;

/// <summary>When students see results.</summary>
internal enum ReleaseRule
{
    /// <summary>As soon as they are there.</summary>
    Immediately,

    /// <summary>Once nobody can hand in any more.</summary>
    AfterDeadline,

    /// <summary>When an instructor publishes them.</summary>
    WhenPublished,
}
