namespace Autograder.Reference.Calculators;

/// <summary>Reads from which sources sets are: a source, several joined with +, mixed, none, or the number that stands for them.</summary>
internal sealed class SplitKindReader(IReadOnlyList<string> sources)
{
    /// <summary>Per set the sum of 1 for the first source, 2 for the second, 4 …; null, and said to the givens, when something is none of these.</summary>
    public int[]? Read(GivenReader givens, string key)
    {
        var kinds = givens.TextsOrNumbers(key, Of);
        return kinds is null ? null : [.. kinds];
    }

    private int? Of(Given given) => given switch
    {
        Given.Number { Value: var number } when double.IsInteger(number) && number >= 0 && number <= All => (int)number,
        Given.Text { Value: "mixed" } => All,
        Given.Text { Value: "none" or "" } => 0,
        Given.Text { Value: var text } => Sum(text.Split('+', StringSplitOptions.TrimEntries)),
        _ => null,
    };

    private int All => (1 << sources.Count) - 1;

    private int? Sum(string[] names)
    {
        var places = names.Distinct().Select(n => sources.ToList().IndexOf(n)).ToList();
        return places.All(p => p >= 0) ? places.Sum(p => 1 << p) : null;
    }
}
