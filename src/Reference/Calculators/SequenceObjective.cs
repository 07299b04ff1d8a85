using System.Text.RegularExpressions;
using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Autograder.Reference.Recurrence;

namespace Autograder.Reference.Calculators;

/// <summary>What of an unrolled network is differentiated: losses of its steps, or one number of it.</summary>
internal sealed partial record SequenceObjective(LossGivens Loss, IReadOnlyList<Matrix?>? Targets, string? Differentiate, int? Truncate, PenaltyGivens? Penalty)
{
    private static readonly Dictionary<string, bool> Steps = new() { ["all"] = false, ["last"] = true };

    public bool IsGiven => Targets is not null || Differentiate is not null;

    public static SequenceObjective? Read(GivenReader givens, int steps, int outputs)
    {
        var loss = LossGivens.Read(givens, LossWord.HalfSumOfSquares, BatchReduction.Sum);
        var last = givens.Word("loss_steps", Steps, false) ?? false;
        var targets = ReadTargets(givens, loss, steps, outputs, last);
        var differentiate = givens.Has("differentiate") ? givens.Text("differentiate") : null;
        int? truncate = givens.Has("truncate") ? givens.Integer("truncate", 0) : null;
        if (truncate is not null && differentiate is not null)
        {
            givens.Reject("truncate", "works with losses of steps, not with differentiate");
        }
        var penalty = PenaltyGivens.Read(givens);
        return loss is null || !loss.Fits(givens, outputs) ? null : new(loss, targets, differentiate, truncate, penalty);
    }

    /// <summary>The loss of every step before any reduction, null where there is none.</summary>
    public IReadOnlyList<Node?> PerStep(Unrolled network) =>
        [.. network["y"].Select((y, t) => Targets?[t] is { } target ? Linear.Sum(Loss.PerExample(Loss.Terms(y, target))) : null)];

    /// <summary>The share of each step's loss in the whole.</summary>
    public double Share(IReadOnlyList<Node?> losses) => Losses.Scale(Loss.Reduction, losses.Count(l => l is not null));

    /// <summary>The number that <c>differentiate</c> names, such as <c>y[2]</c> or <c>h[3][1]</c>; null after a rejection.</summary>
    public Node? Named(GivenReader givens, Unrolled network)
    {
        var match = Address().Match(Differentiate ?? "");
        if (match.Success && network.Has(match.Groups["name"].Value) && int.Parse(match.Groups["step"].Value) is var step && step >= 1 && step <= network.Length)
        {
            var node = network[match.Groups["name"].Value][step - 1];
            var element = match.Groups["element"] is { Success: true, Value: var text } ? int.Parse(text) : node.Value.Rows == 1 ? 1 : 0;
            if (element >= 1 && element <= node.Value.Rows)
            {
                return Linear.Element(node, element - 1, 0);
            }
        }
        givens.Reject("differentiate", $"one number is needed, such as y[{network.Length}] or h[{network.Length}][1], not {Differentiate}");
        return null;
    }

    private static IReadOnlyList<Matrix?>? ReadTargets(GivenReader givens, LossGivens? loss, int steps, int outputs, bool last)
    {
        if (loss?.Word == LossWord.Output && givens.Has("loss"))
        {
            return [.. Enumerable.Range(1, steps).Select(t => !last || t == steps ? Matrix.Zero(outputs, 1) : null)];
        }
        if (givens.Has("target_class"))
        {
            return FromClasses(givens, steps, outputs, last);
        }
        if (!givens.Has("target"))
        {
            return null;
        }
        IReadOnlyList<DenseArray?>? arrays = last ? givens.Array("target") is { } one ? [.. new DenseArray?[steps - 1], one] : null : givens.ArraysWithGaps("target");
        if (arrays is not null && (arrays.Count != steps || arrays.Any(a => a is not null && (a.Length != outputs || a.Rank > 1))))
        {
            givens.Reject("target", last ? $"{outputs} numbers are needed" : $"{steps} entries are needed, one per step, each with {outputs} numbers or _ for none");
            return null;
        }
        return arrays?.Select(a => a?.ToMatrix()).ToList();
    }

    private static IReadOnlyList<Matrix?>? FromClasses(GivenReader givens, int steps, int outputs, bool last)
    {
        var labels = last ? givens.Integer("target_class", 1) is { } one ? [one] : null : givens.Integers("target_class", 1);
        if (labels is not null && (labels.Count != (last ? 1 : steps) || labels.Any(l => l > outputs)))
        {
            givens.Reject("target_class", $"whole numbers from 1 to {outputs} are needed, one per step");
            return null;
        }
        return labels is null ? null : [.. new Matrix?[steps - labels.Count], .. labels.Select(l => Matrix.OneHot([l - 1], outputs))];
    }

    [GeneratedRegex(@"^\s*(?<name>[a-z]+)\s*\[(?<step>[0-9]{1,6})\]\s*(\[(?<element>[0-9]{1,6})\])?\s*$")]
    private static partial Regex Address();
}
