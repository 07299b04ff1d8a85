using Autograder.Reference.Objectives;

namespace Autograder.Reference.Calculators;

/// <summary>Reads <c>objective</c>, <c>variables</c> and <c>constants</c>.</summary>
internal static class ObjectiveReader
{
    /// <param name="givens">what is read</param>
    /// <param name="start">a point with as many entries as there are variables; one variable may stand for all of them</param>
    public static Objective? Read(GivenReader givens, DenseArray start)
    {
        var text = givens.Text("objective");
        var variables = givens.Texts("variables");
        var constants = givens.Has("constants") ? ReadConstants(givens) : [];
        if (variables is not null && variables.Count != start.Length && variables.Count != 1)
        {
            givens.Reject("variables", $"{start.Length} names are needed, one per number, not {variables.Count}");
        }
        if (!givens.Ok || text is null || variables is null || constants is null)
        {
            return null;
        }
        var objective = Objective.Read(text, variables, constants, out var problem);
        if (objective is null)
        {
            givens.Reject("objective", problem);
        }
        return objective;
    }

    private static Dictionary<string, DenseArray>? ReadConstants(GivenReader givens)
    {
        if (givens.Map("constants") is not { } map)
        {
            return null;
        }
        var constants = map.Keys.Select(name => (name, value: map.Array(name))).ToList();
        if (constants.Any(c => c.value is { Rank: > 2 }))
        {
            givens.Reject("constants", "numbers, lists and matrices are possible");
        }
        return constants.All(c => c.value is { Rank: <= 2 }) ? constants.ToDictionary(c => c.name, c => c.value ?? DenseArray.Scalar(0)) : null;
    }
}
