namespace Autograder.Rubrics.Operations;

/// <summary>How one case came out; the author's rubric turns it into marks.</summary>
public enum CaseOutcome
{
    /// <summary>What was asked, in any accepted convention.</summary>
    Right,

    /// <summary>Wrong in a way that is known and named.</summary>
    NearMiss,

    /// <summary>Wrong in no way that is known.</summary>
    Wrong,

    /// <summary>The code raised an error, ran out of time, died, or returned what is no array of numbers.</summary>
    Failed,

    /// <summary>The function, or the parameter the case is about, is nowhere in the file.</summary>
    NotFound,
}
