using Autograder.Reference.Recurrence;

namespace Autograder.Reference.Calculators;

/// <summary>Reads a sequence and the weights that work on it; sizes follow from what is given.</summary>
internal sealed class SequenceGivens
{
    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["no"] = false, ["true"] = true, ["false"] = false };
    private readonly GivenReader _givens;
    private readonly Dictionary<string, IReadOnlyList<DenseArray>> _raw = [];
    private readonly HashSet<string> _perStep = [];
    private readonly bool _elementwise;

    private SequenceGivens(GivenReader givens, IReadOnlyList<Matrix> x)
    {
        (_givens, X) = (givens, x);
        _elementwise = givens.Flag("elementwise", false);
    }

    /// <summary>One column per step.</summary>
    public IReadOnlyList<Matrix> X { get; }

    public int Steps => X.Count;

    public int Inputs => X[0].Rows;

    /// <param name="givens">with <c>x</c>, <c>per_step</c>, <c>elementwise</c> and the weights</param>
    /// <param name="weights">names of the weights that "per_step: yes" means</param>
    /// <param name="biases">names of the biases, which are per step only when named</param>
    public static SequenceGivens? Read(GivenReader givens, IReadOnlyList<string> weights, IReadOnlyList<string> biases)
    {
        var x = givens.Arrays("x");
        if (x is not null && (x.Count == 0 || x.Any(s => s.Rank > 1 || s.Length == 0 || s.Length != x[0].Length)))
        {
            givens.Reject("x", "a list of steps is needed, each a number or a list of as many numbers");
            x = null;
        }
        var sequence = new SequenceGivens(givens, x is null ? [Matrix.Zero(1, 1)] : [.. x.Select(s => s.ToMatrix())]);
        sequence.ReadPerStep(weights, [.. weights, .. biases]);
        foreach (var name in (string[])[.. weights, .. biases])
        {
            sequence.ReadRaw(name);
        }
        return givens.Ok && x is not null ? sequence : null;
    }

    public bool Given(string name) => _raw.ContainsKey(name);

    /// <summary>The number of hidden units, from whatever tells it: an initial state, a matrix, a vector.</summary>
    public int Units(IReadOnlyList<string> states, IReadOnlyList<string> recurrent, IReadOnlyList<string> input)
    {
        foreach (var state in states)
        {
            if (_givens.IsList(state) && _givens.Numbers(state) is { } numbers)
            {
                return numbers.Count;
            }
        }
        var arrays = recurrent.Concat(input).Where(_raw.ContainsKey).Select(n => (Recurrent: recurrent.Contains(n), Array: _raw[n][0])).ToList();
        return arrays.Where(a => a.Array.Rank == 2).Select(a => a.Array.Shape[0])
            .Concat(arrays.Where(a => a.Array.Rank == 1 && (a.Recurrent ? _elementwise : Inputs == 1 || _elementwise)).Select(a => a.Array.Length))
            .FirstOrDefault(1);
    }

    /// <summary>A column for an initial state: a list, or one number for all units; 0 when left out.</summary>
    public Matrix State(string name, int units) =>
        _givens.IsList(name) ? Fitted(name, _givens.Array(name), units, 1) ?? Matrix.Zero(units, 1)
        : Matrix.Generate(units, 1, (_, _) => _givens.Number(name, 0) ?? 0);

    /// <summary>A weight of the given shape, or (when everything works element by element) a vector; null when it was not given or does not fit.</summary>
    public SteppedWeight? Weight(string name, int rows, int columns)
    {
        if (!_raw.TryGetValue(name, out var arrays))
        {
            _givens.Reject(name, $"missing; a weight of {rows}×{columns} is needed");
            return null;
        }
        var elementwise = _elementwise && rows == columns && arrays[0].Rank == 1;
        var values = arrays.Select(a => Fitted(name, a, rows, elementwise ? 1 : columns)).OfType<Matrix>().ToList();
        return values.Count == arrays.Count ? new(name, values, arrays[0].Shape, Steps, _perStep.Contains(name), elementwise) : null;
    }

    /// <summary>A bias: a list, or one number for all units; null when it was not given.</summary>
    public SteppedWeight? Bias(string name, int rows)
    {
        if (!_raw.TryGetValue(name, out var arrays))
        {
            return null;
        }
        var values = arrays.Select(a => Fitted(name, a, a.Rank == 0 ? 1 : rows, 1)).OfType<Matrix>().ToList();
        return values.Count == arrays.Count ? new(name, values, arrays[0].Shape, Steps, _perStep.Contains(name), elementwise: false) : null;
    }

    /// <summary>Rows of an output map: one per row of its matrix, or what its vector must mean.</summary>
    public int Outputs(string name, int units) => !_raw.TryGetValue(name, out var arrays) ? units
        : arrays[0].Rank == 2 ? arrays[0].Shape[0]
        : arrays[0].Rank == 1 && (units == 1 || (_elementwise && arrays[0].Length == units)) ? arrays[0].Length : 1;

    private Matrix? Fitted(string name, DenseArray? array, int rows, int columns)
    {
        if (array is null)
        {
            return null;
        }
        var fits = array.Rank == 2 ? array.HasShape(rows, columns) : array.Length == rows * columns && (array.Rank == 0 || rows == 1 || columns == 1);
        if (!fits)
        {
            _givens.Reject(name, $"an array of {rows}×{columns} is needed, not {array.ShapeText}");
        }
        return fits ? new(rows, columns, array.Values.ToArray()) : null;
    }

    private void ReadPerStep(IReadOnlyList<string> usual, IReadOnlyList<string> all)
    {
        if (_givens.IsList("per_step"))
        {
            var names = all.ToDictionary(n => n, n => n.Length);
            foreach (var name in _givens.Texts("per_step") ?? [])
            {
                if (!names.ContainsKey(name))
                {
                    _givens.Reject("per_step", $"'{name}' is none of {string.Join(", ", all)}");
                }
                _perStep.Add(name);
            }
        }
        else if (_givens.Word("per_step", YesNo, false) == true)
        {
            _perStep.UnionWith(usual);
        }
    }

    private void ReadRaw(string name)
    {
        if (!_givens.Has(name))
        {
            return;
        }
        var arrays = _perStep.Contains(name) ? _givens.Arrays(name) : _givens.Array(name) is { } one ? [one] : null;
        if (arrays is null)
        {
            return;
        }
        if (_perStep.Contains(name) && (arrays.Count != Steps || arrays.Any(a => !a.HasShape(arrays[0].Shape))))
        {
            _givens.Reject(name, $"{Steps} entries of one shape are needed, one per step, not {arrays.Count}");
            return;
        }
        _raw[name] = arrays;
    }
}
