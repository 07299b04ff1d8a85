using Autograder.Reference;
using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>What evaluating a term led to: a value, or the words why there is none.</summary>
public readonly record struct Evaluated(Given? Value, string Problem)
{
    public static Evaluated Of(Given value) => new(value, "");

    public static Evaluated Of(DenseArray array) => new(ToGiven(array), "");

    public static Evaluated Failed(string problem) => new(null, problem);

    /// <summary>Numbers stay numbers, arrays become lists of lists.</summary>
    private static Given ToGiven(DenseArray array) => array.Rank == 0 ? new Given.Number(array.Values[0]) : ToGiven(array, 0, 0).List;

    private static (Given List, int Next) ToGiven(DenseArray array, int dimension, int at)
    {
        if (dimension == array.Rank)
        {
            return (new Given.Number(array.Values[at]), at + 1);
        }

        var items = new Given[array.Shape[dimension]];
        for (var i = 0; i < items.Length; i++)
        {
            (items[i], at) = ToGiven(array, dimension + 1, at);
        }

        return (new Given.List(items), at);
    }
}
