using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>An accepted answer, and the mistakes that start from it.</summary>
/// <param name="Right">every array of the answer, by name</param>
/// <param name="Mistakes">likeliest first</param>
internal sealed record Family(IReadOnlyDictionary<string, Matrix> Right, IReadOnlyList<Mistaken> Mistakes)
{
    /// <summary>What to say about the convention, where it is worth saying.</summary>
    public string? Note { get; init; }
}

/// <summary>What a known mistake leads to.</summary>
/// <param name="Key">one of <see cref="Operations.Mistakes"/></param>
/// <param name="Words">for the student: what is off and what to try</param>
/// <param name="Values">the arrays it changes, by name; computed when asked for</param>
internal sealed record Mistaken(string Key, string Words, Func<IReadOnlyDictionary<string, Matrix>> Values);
