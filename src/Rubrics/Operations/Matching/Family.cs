using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>An accepted answer, and the mistakes that start from it.</summary>
/// <remarks>Computed when first asked for: most students are right in the first convention tried.</remarks>
internal sealed class Family(Func<IReadOnlyDictionary<string, Matrix>> right, IReadOnlyList<Mistaken> mistakes)
{
    private readonly Lazy<IReadOnlyDictionary<string, Matrix>> _right = new(right);

    public Family(IReadOnlyDictionary<string, Matrix> right, IReadOnlyList<Mistaken> mistakes)
        : this(() => right, mistakes)
    {
    }

    /// <summary>Every array of the answer, by name.</summary>
    public IReadOnlyDictionary<string, Matrix> Right => _right.Value;

    /// <summary>Likeliest first.</summary>
    public IReadOnlyList<Mistaken> Mistakes => mistakes;

    /// <summary>What to say about the convention, where it is worth saying.</summary>
    public string? Note { get; init; }
}

/// <summary>What a known mistake leads to.</summary>
/// <param name="Key">one of <see cref="Operations.Mistakes"/></param>
/// <param name="Words">for the student: what is off and what to try</param>
/// <param name="Values">the arrays it changes, by name; computed when asked for</param>
internal sealed record Mistaken(string Key, string Words, Func<IReadOnlyDictionary<string, Matrix>> Values);
