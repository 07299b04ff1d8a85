using Autograder.Api.Data;

namespace Autograder.Api.Shared;

/// <summary>Where something stands, by icon and word: <c>&lt;partial name="_Status" model="…" /&gt;</c>.</summary>
internal sealed record StatusBadge(StatusKind Kind, string Text, string Icon)
{
    public StatusBadge(StatusKind kind, string text)
        : this(kind, text, kind switch
        {
            StatusKind.Neutral => "dot",
            StatusKind.Progress => "clock",
            StatusKind.Good => "check",
            StatusKind.Warning => "warning",
            StatusKind.Bad => "cross",
        })
    {
    }

    /// <summary>Where a submission stands, in words for everybody.</summary>
    public static StatusBadge Of(SubmissionState state, ITexts texts) => state switch
    {
        SubmissionState.Queued => new(StatusKind.Progress, texts["Waiting"]),
        SubmissionState.Running => new(StatusKind.Progress, texts["Being graded"], "play"),
        SubmissionState.Graded => new(StatusKind.Good, texts["Graded"]),
        SubmissionState.Refused => new(StatusKind.Bad, texts["Could not be read"]),
        SubmissionState.Parked => new(StatusKind.Warning, texts["Not graded yet"]),
        SubmissionState.Cancelled => new(StatusKind.Neutral, texts["Cancelled"]),
        SubmissionState.Superseded => new(StatusKind.Neutral, texts["Replaced by a newer one"]),
    };
}
