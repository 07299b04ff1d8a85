namespace Autograder.Api.Marking;

/// <summary>One submission's answer to one question, as the lists of markers know it.</summary>
/// <param name="Waits">Something is still to be decided.</param>
/// <param name="Decided">A marker has decided something.</param>
/// <param name="Own">The viewer's own work.</param>
/// <param name="HolderId">Who has it open at present.</param>
internal sealed record SheetRow(long SubmissionId, bool Waits, bool Decided, bool Own, long? HolderId, string? Holder)
{
    public SheetState State => Waits ? SheetState.Waiting : Decided ? SheetState.Marked : SheetState.Machine;
}

