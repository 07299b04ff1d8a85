namespace Autograder.Api.Courses;

/// <summary>What an import would do. With problems it does nothing.</summary>
internal sealed record RosterPlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<string> Problems)
{
    public int Of(RosterAction action) => Lines.Count(line => line.Action == action);
}

/// <param name="PersonId">The account; null where there is none.</param>
internal sealed record PlannedLine(RosterLine Line, RosterAction Action, long? PersonId);
