using Autograder.Reference.Calculators;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Another value that earns marks: a second reading of the question, a known mistake, or the consequence of an earlier answer.</summary>
/// <param name="Key">The value; null where conditions decide instead.</param>
/// <param name="Holds">What must hold instead of a value; empty where there is one.</param>
/// <param name="Share">Share of the part's marks, 0 to 1.</param>
/// <param name="Says">What the student reads; empty for the usual words.</param>
public sealed record Reading(Term? Key, IReadOnlyList<Condition> Holds, decimal Share, string Says)
{
    public IEnumerable<Term> Terms => Holds.Select(c => c.Term).Concat(Key is null ? [] : [Key]);
}

/// <summary>Something computed from the student's answer that must come out as a value.</summary>
public sealed record Condition(Term Term, Given Expected);

/// <summary>The other values of a part, tried in this order after the key: accepted, following from own answers, near.</summary>
public sealed record Readings(IReadOnlyList<Reading> Accepted, IReadOnlyList<Reading> Follow, IReadOnlyList<Reading> Near)
{
    public static readonly Readings None = new([], [], []);

    public IEnumerable<Reading> All => Accepted.Concat(Follow).Concat(Near);
}
