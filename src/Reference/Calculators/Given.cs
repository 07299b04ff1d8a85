namespace Autograder.Reference.Calculators;

/// <summary>What an author gives a calculator: numbers and words in lists and maps, as written in the assignment package.</summary>
public abstract record Given
{
    private Given()
    {
    }

    public sealed record Number(double Value) : Given;

    public sealed record Text(string Value) : Given;

    public sealed record List(IReadOnlyList<Given> Items) : Given;

    public sealed record Map(IReadOnlyDictionary<string, Given> Entries) : Given;
}
