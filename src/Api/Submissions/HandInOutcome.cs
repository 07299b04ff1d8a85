using Autograder.Api.Data;

namespace Autograder.Api.Submissions;

/// <summary>What became of work that was handed in.</summary>
internal abstract record HandInOutcome
{
    private HandInOutcome() { }

    /// <summary>In the queue.</summary>
    public sealed record Taken(Submission Submission) : HandInOutcome;

    /// <summary>It was taken before under the same key.</summary>
    public sealed record Again(Submission Submission) : HandInOutcome;

    /// <summary>It could not be read; kept with the reasons (in its record), costs nothing.</summary>
    public sealed record Refused(Submission Submission, IReadOnlyList<string> Reasons) : HandInOutcome;

    public sealed record LimitReached(int Limit) : HandInOutcome;

    /// <summary>Too late, in the calendar's words.</summary>
    public sealed record Closed(string Words) : HandInOutcome;

    /// <summary>Somebody joined or left the team while the work was opened; nothing was taken.</summary>
    public sealed record TeamChanged : HandInOutcome;

    /// <summary>Not open yet, or without a package.</summary>
    public sealed record NotOpen : HandInOutcome;
}
