namespace Autograder.Api.Marking;

/// <summary>Where a submission's answer to a question stands.</summary>
internal enum SheetState
{
    Waiting,
    Marked,

    /// <summary>Settled without a marker.</summary>
    Machine,
}
