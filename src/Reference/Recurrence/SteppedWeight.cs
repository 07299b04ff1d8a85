using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Recurrence;

/// <summary>A weight or bias over the steps of a sequence: one for all steps, or one per step.</summary>
internal sealed class SteppedWeight
{
    private readonly int[] _shape;
    private readonly bool _elementwise;
    private readonly Node[] _steps;

    /// <param name="name">as the author calls it</param>
    /// <param name="values">one value, or one per step</param>
    /// <param name="shape">how the author wrote each value</param>
    /// <param name="steps">number of steps</param>
    /// <param name="perStep">whether <paramref name="values"/> has one entry per step</param>
    /// <param name="elementwise">whether it multiplies a column element by element</param>
    public SteppedWeight(string name, IReadOnlyList<Matrix> values, ReadOnlySpan<int> shape, int steps, bool perStep, bool elementwise)
    {
        (Name, PerStep, _elementwise, _shape) = (name, perStep, elementwise, shape.ToArray());
        Variables = [.. values.Select(Node.Variable)];
        // A copy per step, so that what each step contributes to the derivative of a shared weight can be told.
        _steps = [.. Enumerable.Range(0, steps).Select(t => Variables[perStep ? t : 0]).Select(v => Linear.Reshaped(v, v.Value.Rows, v.Value.Columns))];
    }

    public string Name { get; }

    public bool PerStep { get; }

    /// <summary>One node, or one per step.</summary>
    public IReadOnlyList<Node> Variables { get; }

    /// <summary>The weight as it is used at a step, counted from 0.</summary>
    public Node this[int step] => _steps[step];

    /// <summary>The product with a column at a step counted from 0.</summary>
    public Node Times(int step, Node column) => _elementwise ? _steps[step] * column : Linear.Product(_steps[step], column);

    /// <summary>A matrix in the shape in which the author wrote the weight.</summary>
    public DenseArray Shaped(Matrix value) => new(_shape, value.Values.ToArray());
}
