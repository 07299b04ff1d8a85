using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Joining;

/// <summary>Whose work an upload of a batch is.</summary>
/// <param name="People">Everybody of the group; empty where it is not clear.</param>
/// <param name="Problem">Why nobody is named, in a sentence for the instructor; null where it is clear.</param>
public sealed record RosterMatch(NamedUpload Upload, IReadOnlyList<Person> People, string? Problem);

/// <summary>Finds the people of a roster by what an upload's name, and the group recorded with it, say.</summary>
public sealed class RosterMatcher(Assignment assignment, Roster roster)
{
    private readonly PersonFinder _finder = new(roster.People);

    /// <summary>Decides for every upload; of two that lead to the same person neither is taken, because nobody can tell which one counts.</summary>
    public IReadOnlyList<RosterMatch> Match(IReadOnlyList<NamedUpload> uploads)
    {
        var matches = uploads.Select(Match).ToList();
        var twice = matches.SelectMany(m => m.People).GroupBy(p => p).Where(g => g.Count() > 1).ToDictionary(g => g.Key, g => g.Count());
        return [.. matches.Select(m => m.People.FirstOrDefault(twice.ContainsKey) is { } person
            ? m with { People = [], Problem = $"{twice[person]} uploads belong to {person.Shown}. Leave only the one that counts." }
            : m)];
    }

    private RosterMatch Match(NamedUpload upload)
    {
        if (upload.Refused.Count > 0)
        {
            return new RosterMatch(upload, [], string.Join(" ", upload.Refused));
        }

        var group = upload.Upload.Group.Count > 0 ? upload.Upload.Group : [HandedInReader.Who(upload.Upload.Source, assignment.Submission.Names)];
        var found = group.Select(who => (Who: who, Found: _finder.Find(who))).ToList();
        return found.Find(f => f.Found.Person is null) is { Found: { } open, Who: { } who }
            ? new RosterMatch(upload, [], Unclear(who, open))
            : new RosterMatch(upload, [.. found.Select(f => f.Found.Person).OfType<Person>().Distinct()], null);
    }

    private static string Unclear(string who, FoundPerson found) => found.Nearest.Count switch
    {
        0 => $"Nobody on the roster is called “{ShownName.Of(who)}”.",
        1 => $"“{ShownName.Of(who)}” is on no line of the roster. The nearest name is {found.Nearest[0].Shown}.",
        _ => $"“{ShownName.Of(who)}” could be {string.Join(" or ", found.Nearest.Select(p => p.Shown))}.",
    };
}
