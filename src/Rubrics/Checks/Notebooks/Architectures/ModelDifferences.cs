using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>In what a model goes beyond another.</summary>
/// <param name="Change">null: a difference that makes it no richer, such as fewer units</param>
internal sealed record ModelDifference(ModelChange? Change, string Words);

/// <summary>Compares two models by their layers and by how they were regularised.</summary>
internal static class ModelDifferences
{
    public static IReadOnlyList<ModelDifference> Between(ModelResult other, ModelResult model)
    {
        var (before, after) = (FoundLayers.Of(other), FoundLayers.Of(model));
        return [.. Depth(before, after), .. Widths(before, after), .. Kinds(before, after), .. Activations(before, after), .. Regularisation(before, after, other, model)];
    }

    private static IEnumerable<ModelDifference> Depth(IReadOnlyList<FoundLayer> before, IReadOnlyList<FoundLayer> after)
    {
        var (was, @is) = (before.Count(l => l.HasWeights), after.Count(l => l.HasWeights));
        if (was != @is)
        {
            yield return new ModelDifference(@is > was ? ModelChange.Deeper : null, $"{@is} layers with weights instead of {was}");
        }
    }

    /// <summary>The last layer has one unit per class in every model.</summary>
    private static IEnumerable<ModelDifference> Widths(IReadOnlyList<FoundLayer> before, IReadOnlyList<FoundLayer> after)
    {
        var (was, @is) = (Hidden(before), Hidden(after));
        if (was.SequenceEqual(@is))
        {
            yield break;
        }

        var wider = @is.DefaultIfEmpty(0).Max() > was.DefaultIfEmpty(0).Max() || was.Count == @is.Count && was.Zip(@is).Any(p => p.Second > p.First);
        yield return new ModelDifference(wider ? ModelChange.Wider : null, $"hidden layers of {List(@is)} units instead of {List(was)}");

        static List<int> Hidden(IReadOnlyList<FoundLayer> layers) => [.. layers.Where(l => l.HasWeights && !l.IsLast).Select(l => l.Layer.Outputs)];
        static string List(List<int> sizes) => sizes.Count == 0 ? "no" : string.Join(", ", sizes);
    }

    private static IEnumerable<ModelDifference> Kinds(IReadOnlyList<FoundLayer> before, IReadOnlyList<FoundLayer> after) =>
        from kind in after.Where(l => l.HasWeights).Select(l => l.Kind).Distinct()
        where before.All(l => l.Kind != kind)
        select new ModelDifference(ModelChange.Kind, $"layers of the kind “{LayerWords.Kind(kind)}”");

    private static IEnumerable<ModelDifference> Activations(IReadOnlyList<FoundLayer> before, IReadOnlyList<FoundLayer> after)
    {
        var (was, @is) = (Hidden(before), Hidden(after));
        if (was.Count > 0 && @is.Count > 0 && !was.SequenceEqual(@is))
        {
            yield return new ModelDifference(ModelChange.Activation, $"activation {string.Join(" and ", @is)} instead of {string.Join(" and ", was)}");
        }

        static List<string> Hidden(IReadOnlyList<FoundLayer> layers) => [.. layers.Where(l => l.HasWeights && !l.IsLast).Select(l => l.Activation).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<ModelDifference> Regularisation(IReadOnlyList<FoundLayer> before, IReadOnlyList<FoundLayer> after, ModelResult other, ModelResult model)
    {
        var (was, @is) = (Rates(before), Rates(after));
        if (!was.SequenceEqual(@is))
        {
            yield return new ModelDifference(@is.Count > 0 ? ModelChange.Dropout : null, @is.Count == 0 ? "no dropout any more" : $"dropout with rate {string.Join(" and ", @is.Distinct().Select(LayerWords.Number))}");
        }

        var (normalised, normalises) = (before.Count(l => l.Kind == LayerKind.BatchNorm), after.Count(l => l.Kind == LayerKind.BatchNorm));
        if (normalised != normalises)
        {
            yield return new ModelDifference(normalises > normalised ? ModelChange.BatchNorm : null, normalises > normalised ? "batch normalisation" : "less batch normalisation");
        }

        var (decayed, decays) = (other.Recorded?.Setting("weight_decay") ?? 0, model.Recorded?.Setting("weight_decay") ?? 0);
        if (decayed != decays)
        {
            yield return new ModelDifference(decays > 0 ? ModelChange.L2 : null, $"weight decay {LayerWords.Number(decays)} instead of {LayerWords.Number(decayed)}");
        }

        static List<double> Rates(IReadOnlyList<FoundLayer> layers) => [.. layers.Where(l => l is { Kind: LayerKind.Dropout, Layer.Rate: > 0 }).Select(l => l.Layer.Rate)];
    }
}
