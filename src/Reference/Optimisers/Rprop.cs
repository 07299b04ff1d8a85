namespace Autograder.Reference.Optimisers;

/// <summary>Resilient backpropagation: only signs of derivatives count, every entry has a step size of its own.</summary>
/// <remarks>A step size grows while the sign stays, shrinks when it changes, and stays in the first step and where a derivative is 0.</remarks>
/// <param name="Variant">what happens when a sign has changed</param>
internal sealed record Rprop(RpropVariant Variant = RpropVariant.Minus)
{
    /// <summary>η⁺, called α in some courses.</summary>
    public double Grow { get; init; } = 1.2;

    /// <summary>η⁻, called β in some courses.</summary>
    public double Shrink { get; init; } = 0.5;

    public double LeastStep { get; init; }

    public double MostStep { get; init; } = double.MaxValue;

    /// <summary>Parameters and state after one step; all lists run in the same order.</summary>
    /// <param name="error">value at <paramref name="parameters"/>; only <see cref="RpropVariant.ImprovedPlus"/> looks at it</param>
    public (IReadOnlyList<Matrix> Parameters, RpropState State) Step(
        IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, RpropState state, double error = 0)
    {
        List<Matrix> moved = [], sizes = [], compared = [], changes = [];
        for (var p = 0; p < parameters.Count; p++)
        {
            var (w, g) = (parameters[p], gradients[p]);
            Entry[] entries = [.. Enumerable.Range(0, w.Values.Length).Select(i => Next(
                new(state.StepSizes[p].Values[i], state.Gradients[p].Values[i], state.Changes[p].Values[i], 0), g.Values[i], error > state.Error))];
            moved.Add(w + new Matrix(w.Rows, w.Columns, [.. entries.Select(e => e.Move)]));
            sizes.Add(new(w.Rows, w.Columns, [.. entries.Select(e => e.Size)]));
            compared.Add(new(w.Rows, w.Columns, [.. entries.Select(e => e.Gradient)]));
            changes.Add(new(w.Rows, w.Columns, [.. entries.Select(e => e.Change)]));
        }
        return (moved, new(sizes, compared, changes, error));
    }

    private Entry Next(Entry before, double gradient, bool worse)
    {
        var sign = Math.Sign(before.Gradient) * Math.Sign(gradient);
        if (sign >= 0)
        {
            var size = sign > 0 ? Math.Min(before.Size * Grow, MostStep) : before.Size;
            return Forward(size, gradient);
        }
        var shorter = Math.Max(before.Size * Shrink, LeastStep);
        return Variant switch
        {
            RpropVariant.Minus => Forward(shorter, gradient),
            RpropVariant.Plus => new(shorter, 0, 0, -before.Change),
            RpropVariant.ImprovedMinus => new(shorter, 0, 0, 0),
            RpropVariant.ImprovedPlus => new(shorter, 0, 0, worse ? -before.Change : 0),
            RpropVariant.Backtracking => Again(before, shorter),
        };
    }

    private static Entry Forward(double size, double gradient)
    {
        var change = -Math.Sign(gradient) * size;
        return new(size, gradient, change, change);
    }

    private static Entry Again(Entry before, double shorter)
    {
        var change = -Math.Sign(before.Gradient) * shorter;
        return new(shorter, before.Gradient, change, change - before.Change);
    }

    /// <param name="Change">step from the point that <paramref name="Gradient"/> belongs to</param>
    /// <param name="Move">what is added to the parameter now</param>
    private readonly record struct Entry(double Size, double Gradient, double Change, double Move);
}
