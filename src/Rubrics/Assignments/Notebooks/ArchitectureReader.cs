using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: architecture</c>.</summary>
internal static class ArchitectureReader
{
    private const int Most = 1 << 20;

    /// <summary>What an author may ask for: a layer that only reshapes is not one, and "other" is what could not be named.</summary>
    private static readonly IReadOnlyDictionary<string, LayerKind> Kinds = LayerNames.Kinds
        .Where(k => k.Value is not (LayerKind.Flatten or LayerKind.Other)).ToDictionary();

    private static readonly IReadOnlyList<string> Activations = [.. LayerNames.Activations, "any"];

    private static readonly Dictionary<string, ModelChange> Changes = new()
    {
        ["deeper"] = ModelChange.Deeper,
        ["wider"] = ModelChange.Wider,
        ["dropout"] = ModelChange.Dropout,
        ["l2"] = ModelChange.L2,
        ["batch-norm"] = ModelChange.BatchNorm,
        ["activation"] = ModelChange.Activation,
        ["kind"] = ModelChange.Kind,
    };

    public static NotebookTest? Read(YamlCursor at)
    {
        var test = new NotebookTest.Architecture
        {
            Layers = at.Find("layers")?.Elements().Select(ReadLayer).OfType<ExpectedLayer>().ToList() ?? [],
            Parameters = at.Find("parameters")?.Int(1, int.MaxValue),
            HiddenLayers = at.Find("hidden_layers")?.Int(0, 1000),
            Reproduces = at.Find("reproduces")?.Bool() ?? false,
            DiffersFrom = at.Find("differs_from") is { } other ? NotebookCriterionReader.ReadModel(other) : null,
            Changes = at.Find("by")?.Elements().Select(e => e.OneOf(Changes)).Distinct().ToList() ?? [.. Enum.GetValues<ModelChange>()],
        };
        if (test is { Layers: [], Parameters: null, HiddenLayers: null, Reproduces: false, DiffersFrom: null })
        {
            at.Problem("give at least one of layers, parameters, hidden_layers, reproduces and differs_from");
        }

        if (at.Has("by") && test.DiffersFrom is null)
        {
            at.Problem("'by' lists the differences that count; it needs 'differs_from'");
        }

        return test;
    }

    private static ExpectedLayer? ReadLayer(YamlCursor at)
    {
        if (Kinds.Keys.FirstOrDefault(at.Has) is not { } word)
        {
            at.Problem($"a layer is written {{ kind: size }}, such as {{ dense: 200 }}; kinds are {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        var (size, kind) = (at.Require(word), Kinds[word]);
        var counts = kind is not (LayerKind.Pool or LayerKind.Dropout or LayerKind.BatchNorm);
        var layer = new ExpectedLayer(kind, counts && size is not null && !IsAny(size) ? size.Int(1, Most) : null)
        {
            Kernel = Pair(at.Find("kernel"), 1),
            Stride = Pair(at.Find("stride"), 1),
            Padding = Pair(at.Find("padding"), 0),
            Activation = at.Find("activation") is { } activation ? ReadActivation(activation) : null,
            Rate = kind == LayerKind.Dropout && size is not null && !IsAny(size) ? size.Double() : null,
        };
        if (!counts && kind != LayerKind.Dropout && size is not null && !IsAny(size))
        {
            size.Problem($"write {{ {word}: any }}; {(kind == LayerKind.Pool ? "its window is 'kernel'" : "it has no size of its own")}");
        }

        if (kind is not (LayerKind.Conv or LayerKind.Pool) && (layer.Kernel ?? layer.Stride ?? layer.Padding) is not null)
        {
            at.Problem($"kernel, stride and padding belong to conv and pool, not to {word}");
        }

        at.NothingElse();
        return layer;
    }

    private static bool IsAny(YamlCursor at) => at.Text() == "any";

    private static string? ReadActivation(YamlCursor at)
    {
        var word = at.Text();
        if (!Activations.Contains(word))
        {
            at.Problem($"'{word}' is not an activation known here; use one of: {string.Join(", ", Activations)}");
        }

        return word == "any" ? null : word;
    }

    /// <summary>One number for both directions, or two: rows, columns.</summary>
    private static (int, int)? Pair(YamlCursor? at, int least)
    {
        if (at is null)
        {
            return null;
        }

        if (at.Node is not YamlDotNet.RepresentationModel.YamlSequenceNode)
        {
            var both = at.Int(least, Most);
            return (both, both);
        }

        var numbers = at.Elements().Select(e => e.Int(least, Most)).ToList();
        if (numbers is [var rows, var columns])
        {
            return (rows, columns);
        }

        at.Problem("needs one number, or two: rows and columns");
        return null;
    }
}
