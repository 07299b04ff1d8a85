using Autograder.Reference.Differentiation;
using Autograder.Reference.Recurrence;

namespace Autograder.Reference.Calculators;

/// <summary>Forward values, losses, derivatives and updated weights of an unrolled network, by their addresses.</summary>
internal sealed class SequenceResults(GivenReader givens, CalculatorResults results, Unrolled network, Assumptions assume)
{
    public void AddAll(SequenceObjective objective, double? eta)
    {
        AddForward();
        if (!objective.IsGiven)
        {
            return;
        }
        var parts = objective.Differentiate is null ? Losses(objective) : objective.Named(givens, network) is { } number ? [(number, 0)] : [];
        if (parts.Count == 0)
        {
            return;
        }
        if (objective.Penalty?.Of(network.Weights.Where(w => w.Name.StartsWith('w')).SelectMany(w => w.Variables)) is { } penalty)
        {
            results.Add("penalty", penalty.Number);
            results.Add("objective", parts.Sum(p => p.Loss.Number) + penalty.Number);
            parts.Add((penalty, 0));
        }
        var derivatives = Back(parts, objective.Truncate);
        AddBackward(node => derivatives.Select(d => d[node].Value).Aggregate((a, b) => a + b), eta);
    }

    private void AddForward()
    {
        foreach (var (name, steps) in network.Computed)
        {
            for (var t = 0; t < steps.Count; t++)
            {
                results.Add($"{name}[{t + 1}]", Column(steps[t].Value));
            }
        }
        foreach (var (name, steps) in network.Computed)
        {
            var width = steps[0].Value.Rows;
            double[] values = [.. steps.SelectMany(s => s.Value.Values.ToArray())];
            results.Add(name, width == 1 ? DenseArray.Vector(values) : new([steps.Count, width], values));
        }
    }

    private List<(Node Loss, int Step)> Losses(SequenceObjective objective)
    {
        var losses = objective.PerStep(network);
        var share = objective.Share(losses);
        List<(Node Loss, int Step)> parts = [];
        for (var t = 0; t < losses.Count; t++)
        {
            if (losses[t] is { } loss)
            {
                results.Add($"loss[{t + 1}]", loss.Number);
                parts.Add((share * loss, t + 1));
            }
        }
        results.Add("loss", parts.Sum(p => p.Loss.Number));
        return parts;
    }

    /// <summary>One sweep back from the sum; with truncation one per step, each of which stops at the states that it must not reach.</summary>
    private List<Derivatives> Back(List<(Node Loss, int Step)> parts, int? truncate)
    {
        if (truncate is not { } links)
        {
            return [Derivatives.Of(parts.Select(p => p.Loss).Aggregate((a, b) => a + b), assume.Derivatives)];
        }
        return [.. parts.Select(p => Derivatives.Of(p.Loss, Stops(p.Step - links - 1)))];
    }

    private Dictionary<Node, Matrix> Stops(int step) => step < 0
        ? []
        : network.StatesAfter(step).ToDictionary(s => s, s => Matrix.Zero(s.Value.Rows, s.Value.Columns));

    private void AddBackward(Func<Node, Matrix> gradient, double? eta)
    {
        foreach (var (name, steps) in network.Computed)
        {
            for (var t = 0; t < steps.Count; t++)
            {
                results.Add($"dL/d{name}[{t + 1}]", Column(gradient(steps[t])));
            }
        }
        for (var t = 0; t < network.Length; t++)
        {
            results.Add($"dL/dx[{t + 1}]", Column(gradient(network.X[t])));
        }
        foreach (var (name, state) in network.Initial)
        {
            results.Add($"dL/d{name}", Column(gradient(state)));
        }
        foreach (var weight in network.Weights)
        {
            AddWeight(weight, gradient, eta);
        }
    }

    private void AddWeight(SteppedWeight weight, Func<Node, Matrix> gradient, double? eta)
    {
        for (var i = 0; i < weight.Variables.Count; i++)
        {
            var (suffix, variable) = (weight.PerStep ? $"[{i + 1}]" : "", weight.Variables[i]);
            results.Add($"dL/d{weight.Name}{suffix}", weight.Shaped(gradient(variable)));
            if (eta is { } rate)
            {
                results.Add($"{weight.Name}_new{suffix}", weight.Shaped(variable.Value - rate * gradient(variable)));
            }
        }
        for (var t = 0; t < network.Length && !weight.PerStep; t++)
        {
            results.Add($"dL/d{weight.Name}({t + 1})", weight.Shaped(gradient(weight[t])));
        }
    }

    private static DenseArray Column(Matrix value) => value.Rows == 1 ? DenseArray.Scalar(value[0, 0]) : DenseArray.Vector(value.Values);
}
