namespace Autograder.Reference.ThresholdNetworks;

/// <summary>What trying all small networks led to.</summary>
/// <param name="HiddenUnits">fewest hidden units; 0: one unit does it alone</param>
/// <param name="Functions">how many different functions, constants left out, one hidden unit can compute</param>
/// <param name="Solutions">how many different sets of hidden functions of that size work</param>
/// <param name="Example">one of them</param>
internal sealed record ThresholdSearchResult(int HiddenUnits, int Functions, long Solutions, ThresholdWeights Example);
