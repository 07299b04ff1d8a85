using Autograder.Reference.Expressions;

namespace Autograder.Reference.Graphs;

/// <summary>One operation of a computation graph.</summary>
/// <param name="Name">as it is shown</param>
/// <param name="Key">by which formulas refer to it</param>
/// <param name="Formula">in terms of inputs and earlier vertices</param>
internal sealed record Vertex(string Name, string Key, Expression Formula)
{
    /// <summary>Keys of what it uses directly, once per arrow.</summary>
    public IReadOnlyList<string> Uses { get; } = [.. Symbols.In(Formula).Select(s => s.Key)];
}
