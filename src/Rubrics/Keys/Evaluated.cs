using Autograder.Reference;
using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>What evaluating a term led to: a value, or the words why there is none.</summary>
public readonly record struct Evaluated(Given? Value, string Problem)
{
    public static Evaluated Of(Given value) => new(value, "");

    public static Evaluated Of(DenseArray array) => new(GivenArrays.ToGiven(array), "");

    public static Evaluated Failed(string problem) => new(null, problem);
}
