using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Results;

/// <summary>Says where a submission stands.</summary>
/// <param name="Step">1: it waits; 2: it is being graded; 3: it is done.</param>
/// <param name="Seconds">How long this has been going on; the page counts on.</param>
internal sealed record ProgressWords(int Step, string Title, string Detail, string Estimate, int Seconds, bool Over)
{
    public static ProgressWords Of(ProgressState state, ITexts texts)
    {
        var estimate = state.Estimate is { } left && left > TimeSpan.Zero ? texts["Ready in about {0}.", texts.Duration(Rounded(left))] : "";
        var seconds = (int)Math.Max(0, state.Elapsed.TotalSeconds);
        return state switch
        {
            { IsOver: true } => new ProgressWords(3, StatusBadge.Of(state.State, texts).Text, "", "", seconds, true),
            { CancelRequested: true } => new ProgressWords(2, texts["Being cancelled"], texts["It stops in a moment."], "", seconds, false),
            { State: SubmissionState.Running } or { Phase: not null } => new ProgressWords(2, texts["Being graded"], Phase(state, texts), estimate, seconds, false),
            { Tries: > 0 } => new ProgressWords(1, texts["Waiting for another try"], texts["Something on our side failed. Your work is safe, and it is tried again by itself."], estimate, seconds, false),
            { Before: 0 or null } => new ProgressWords(1, texts["Waiting"], texts["You are next."], estimate, seconds, false),
            { Before: { } before } => new ProgressWords(1, texts["Waiting"], texts.Count(before, "{0} submission is before yours.", "{0} submissions are before yours."), estimate, seconds, false),
        };
    }

    private static string Phase(ProgressState state, ITexts texts) => state.Phase switch
    {
        null or "" or "reading" => texts["Your files are opened."],
        "judging" => texts["Results are compared with what is asked."],
        "trying again" => texts["Something on our side failed; it is tried again."],
        var run => texts["Your work runs: {0}.", run],
    };

    /// <summary>An estimate is no promise: to five seconds, or to whole minutes.</summary>
    private static TimeSpan Rounded(TimeSpan left) => left < TimeSpan.FromMinutes(1)
        ? TimeSpan.FromSeconds(5 * Math.Ceiling(left.TotalSeconds / 5))
        : TimeSpan.FromMinutes(Math.Ceiling(left.TotalMinutes));
}
