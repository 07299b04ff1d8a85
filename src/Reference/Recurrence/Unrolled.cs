using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Recurrence;

/// <summary>A recurrent network laid out over its steps.</summary>
internal sealed record Unrolled
{
    /// <summary>Inputs, one column per step.</summary>
    public required IReadOnlyList<Node> X { get; init; }

    /// <summary>Everything computed at each step by its name (<c>z</c>, <c>h</c>, <c>y</c>, …), in the order of computation.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<Node> Steps)> Computed { get; init; }

    /// <summary>States before the first step by their names (<c>h0</c>).</summary>
    public required IReadOnlyList<(string Name, Node State)> Initial { get; init; }

    public required IReadOnlyList<SteppedWeight> Weights { get; init; }

    /// <summary>The names of what is handed from step to step.</summary>
    public required IReadOnlyList<string> States { get; init; }

    public int Length => X.Count;

    public IReadOnlyList<Node> this[string name] => Computed.First(c => c.Name == name).Steps;

    public bool Has(string name) => Computed.Any(c => c.Name == name);

    /// <summary>The states after a step, or before the first one for step 0.</summary>
    public IEnumerable<Node> StatesAfter(int step) => step == 0 ? Initial.Select(i => i.State) : States.Select(s => this[s][step - 1]);
}
