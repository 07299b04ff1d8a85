using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>Start and gradients of a few update steps; parameters run as W0, b0, W1, b1, …</summary>
internal sealed record UpdateCase(IReadOnlyList<Matrix> Start, IReadOnlyList<IReadOnlyList<Matrix>> Gradients)
{
    /// <summary>Names of the results after a step, in the order of the parameters.</summary>
    public static IReadOnlyList<string> Names(int step, int layers) =>
        [.. Enumerable.Range(0, layers).SelectMany(l => new[] { $"W{step}.{l}", $"b{step}.{l}" })];

    public static UpdateCase From(PreparedCase prepared, int layers, int steps) => new(
        Of(prepared, "W", "b", "", layers),
        [.. Enumerable.Range(0, steps).Select(s => Of(prepared, "gw", "gb", $"{s}.", layers))]);

    /// <summary>The arrays that a path of the parameters stands for, by name.</summary>
    public static IReadOnlyDictionary<string, Matrix> Named(IReadOnlyList<IReadOnlyList<Matrix>> path) => path
        .SelectMany((parameters, s) => Names(s, parameters.Count / 2).Zip(parameters))
        .ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    private static IReadOnlyList<Matrix> Of(PreparedCase prepared, string weight, string bias, string step, int layers) =>
        [.. Enumerable.Range(0, layers).SelectMany(l => new[] { prepared.Matrix($"{weight}{step}{l}"), prepared.Matrix($"{bias}{step}{l}") })];
}
