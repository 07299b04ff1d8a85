namespace Autograder.Api.Assignments;

/// <summary>Who works together, and who asks whom.</summary>
/// <param name="Others">Members beside the viewer.</param>
/// <param name="Asked">People who were asked and have not said yes.</param>
/// <param name="Asking">Groups that ask the viewer to join.</param>
/// <param name="IsFixed">Something was handed in, so the group stays as it is.</param>
internal sealed record GroupView(int Most, IReadOnlyList<GroupPerson> Others, IReadOnlyList<GroupPerson> Asked, IReadOnlyList<GroupInvitation> Asking, bool IsFixed)
{
    public bool HasRoom => 1 + Others.Count + Asked.Count < Most;
}

internal sealed record GroupPerson(long Id, string Name);

/// <summary>A group that asks the viewer to join.</summary>
internal sealed record GroupInvitation(long TeamId, string Members);
