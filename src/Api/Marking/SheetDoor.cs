using Autograder.Api.People;

namespace Autograder.Api.Marking;

/// <summary>Opens one sheet for a marker.</summary>
internal sealed class SheetDoor(MarkingDoor door, SheetReader reader)
{
    /// <summary>Null where there is nothing for the viewer.</summary>
    public async Task<Sheet?> OpenAsync(Viewer viewer, string course, string assignment, string item, long submissionId, CancellationToken cancel) =>
        await door.OpenAsync(viewer, course, assignment, cancel) is { } marked && marked.Find(item) is { } question
            ? await reader.ReadAsync(marked, question, submissionId, cancel)
            : null;
}
