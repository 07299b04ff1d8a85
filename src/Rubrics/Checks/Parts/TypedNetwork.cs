using System.Globalization;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>A layer as typed: one row of weights per unit, and a bias (or threshold) for each.</summary>
internal sealed record TypedLayer(IReadOnlyList<IReadOnlyList<decimal>> Weights, IReadOnlyList<decimal> Biases);

/// <summary>A network as typed, or why it is none.</summary>
/// <param name="Unread">What was not understood; empty where everything was.</param>
/// <param name="Misshapen">What does not fit together; empty where everything does.</param>
internal sealed record TypedNetwork(IReadOnlyList<TypedLayer> Layers, string Unread, string Misshapen)
{
    private const double Largest = 1e12;

    public static TypedNetwork Read(PartCheck.Network check, PartContext context)
    {
        var layers = new List<TypedLayer>();
        var wanted = check.Task.Layers;
        for (var i = 1; wanted.Count > 0 ? i <= wanted.Count : Weights(context, i) is not null; i++)
        {
            var inputs = i == 1 ? check.Task.Inputs : layers[^1].Weights.Count;
            var (weights, biases) = (Weights(context, i), context.Field(Name('b', i)));
            if (weights is null || biases is null)
            {
                return new TypedNetwork(layers, "", $"{(weights is null ? Name('W', i) : Name('b', i))} is missing.");
            }

            var (matrix, vector) = (Numbers(weights, context, out var problem), Numbers(biases, context, out var other));
            if (matrix is null || vector is null)
            {
                return new TypedNetwork(layers, problem + other, "");
            }

            var units = wanted.Count > 0 ? wanted[i - 1].Units : vector.Entries.Count;
            if (!IsShape(matrix, units, inputs) || vector.Entries.Count != units)
            {
                return new TypedNetwork(layers, "", string.Create(CultureInfo.InvariantCulture,
                    $"{Name('W', i)} must have {units} {(units == 1 ? "row" : "rows")} of {inputs} weights and {Name('b', i)} {units} {(units == 1 ? "number" : "numbers")}; they are {matrix.ShapeWords} and {vector.ShapeWords}."));
            }

            layers.Add(new TypedLayer(
                [.. Enumerable.Range(0, units).Select(u => (IReadOnlyList<decimal>)[.. matrix.Entries.Skip(u * inputs).Take(inputs).Select(Value)])],
                [.. vector.Entries.Select(Value)]));
        }

        return layers.Count == 0 ? new TypedNetwork(layers, "", "W1 is missing.")
            : layers[^1].Weights.Count != 1 ? new TypedNetwork(layers, "", "The last layer has one unit: the output.")
            : Units(layers) > check.Task.MostUnits ? new TypedNetwork(layers, "", $"The network has {Units(layers)} units; at most {check.Task.MostUnits} may be used.")
            : new TypedNetwork(layers, "", "");
    }

    /// <summary>Hidden units and the output.</summary>
    public static int Units(IReadOnlyList<TypedLayer> layers) => layers.Sum(l => l.Weights.Count);

    /// <summary>Whether the network fires, under the conventions of the task.</summary>
    public bool Fires(NetworkTask task, IReadOnlyList<decimal> inputs)
    {
        var values = inputs;
        var fires = false;
        foreach (var layer in Layers)
        {
            var outputs = new decimal[layer.Weights.Count];
            for (var u = 0; u < outputs.Length; u++)
            {
                var z = task.Threshold ? -layer.Biases[u] : layer.Biases[u];
                for (var k = 0; k < values.Count; k++)
                {
                    z += layer.Weights[u][k] * values[k];
                }

                fires = task.FiresAtZero ? z >= 0 : z > 0;
                outputs[u] = fires ? 1 : (decimal)task.Low;
            }

            values = outputs;
        }

        return fires;
    }

    private static TypedAnswer? Weights(PartContext context, int layer) => context.Field(Name('W', layer)) ?? context.Field(Name('w', layer));

    private static string Name(char letter, int layer) => letter + layer.ToString(CultureInfo.InvariantCulture);

    private static AnswerArray? Numbers(TypedAnswer answer, PartContext context, out string problem)
    {
        var array = AnswerArray.Read(answer.Value, context.Decimal, out problem);
        if (array is null)
        {
            problem = $"{answer.Name}: {problem}";
        }
        else if (array.Entries.Any(IsBad))
        {
            var bad = array.Entries.First(IsBad);
            problem = $"{answer.Name}: “{Excerpt.Of(bad.Text, 40)}” is not a number of ordinary size";
            return null;
        }

        return array;
    }

    private static bool IsBad(Entry entry) => entry.Number is not { } number || !(Math.Abs(number) <= Largest);

    /// <summary>A layer with one unit or one input may be typed as a list, a row or a column.</summary>
    private static bool IsShape(AnswerArray matrix, int units, int inputs) =>
        matrix.Entries.Count == units * inputs && (units == 1 || inputs == 1 || matrix.Shape.Count == 2 && matrix.Shape[0] == units);

    private static decimal Value(Entry entry) => (decimal)(entry.Number ?? 0);
}
