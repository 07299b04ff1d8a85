namespace Autograder.Rubrics.Joining;

/// <summary>Whom a typed name means.</summary>
/// <param name="Person">Null where it is not clear.</param>
/// <param name="Nearest">The people who come nearest, best first, where it is not clear; empty where nobody does.</param>
internal sealed record FoundPerson(Person? Person, IReadOnlyList<Person> Nearest);

/// <summary>Finds people by what others typed: by an id that stands in it, or else by name.</summary>
internal sealed class PersonFinder(IReadOnlyList<Person> people)
{
    /// <summary>A name that fits less than this is for a person to confirm.</summary>
    private const double Sure = 0.9;

    /// <summary>Nobody else may fit nearly as well.</summary>
    private const double Lead = 0.05;

    /// <summary>Less than this is not worth mentioning.</summary>
    private const double Near = 0.6;

    private readonly List<(Person Person, PersonName Name)> _people = [.. people.Select(p => (p, new PersonName(p.Name)))];

    public FoundPerson Find(string typed)
    {
        var words = typed.Split([' ', ',', ';', '(', ')', '_', '<', '>', '[', ']', '"', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (people.Where(p => p.Id.Length > 0 && words.Contains(p.Id, StringComparer.OrdinalIgnoreCase)).ToList() is [var named])
        {
            return new FoundPerson(named, []);
        }

        var name = new PersonName(typed);
        var ranked = _people.Select(p => (p.Person, Fit: name.Fits(p.Name))).Where(p => p.Fit >= Near).OrderByDescending(p => p.Fit).Take(4).ToList();
        return ranked is [var best, ..] && best.Fit >= Sure && (ranked.Count == 1 || ranked[1].Fit <= best.Fit - Lead)
            ? new FoundPerson(best.Person, [])
            : new FoundPerson(null, [.. ranked.Select(p => p.Person)]);
    }
}
