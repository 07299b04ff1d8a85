namespace Autograder.Api.Manage.Regrading;

/// <summary>What became of applying a regrade, or of taking it back.</summary>
internal abstract record RegradeOutcome
{
    private RegradeOutcome() { }

    /// <param name="Kept">Submissions that were marked or graded since and stay as they are.</param>
    public sealed record Done(int Changed, IReadOnlyList<long> Kept) : RegradeOutcome;

    /// <summary>Somebody was quicker: it is applied (or undone) already.</summary>
    public sealed record Already : RegradeOutcome;

    /// <summary>Grades changed since the preview, so that it does not say any more what would happen.</summary>
    public sealed record Stale(IReadOnlyList<long> Submissions) : RegradeOutcome;
}
