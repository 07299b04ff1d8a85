using System.Globalization;
using Autograder.Reference.ThresholdNetworks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts that are answered with the weights of a network of threshold units.</summary>
internal static class NetworkReader
{
    private const int MostLayers = 6;
    private const int MostUnits = 64;

    /// <summary>So that no sum of large weights leaves the range of decimals.</summary>
    private const double Farthest = 1e6;
    private static readonly Dictionary<string, NetworkTest> Tests = new()
    {
        ["shapes"] = NetworkTest.Shapes,
        ["all_cases"] = NetworkTest.AllCases,
        ["distinct_cases"] = NetworkTest.DistinctCases,
        ["allowed"] = NetworkTest.Allowed,
        ["smallest"] = NetworkTest.Smallest,
        ["units_ascending_bias"] = NetworkTest.UnitsAscendingBias,
    };

    public static PartCheck Read(YamlCursor at, Marks marks, PackageScope scope)
    {
        var layers = at.Require("layers") is { } l ? ReadLayers(l) : [];
        var goal = ReadGoal(at);
        var step = at.Find("step");
        var task = new NetworkTask
        {
            Layers = layers,
            Inputs = layers.Count > 0 ? layers[0].Inputs : InputsOf(at, goal),
            MostUnits = at.Find("most_units")?.Int(1, MostUnits) ?? MostUnits,
            FiresAtZero = step?.Find("at_zero") is not { } zero || zero.Int(0, 1) == 1,
            Low = step?.Find("low")?.Int(-1, 0) ?? 0,
            Threshold = at.Find("bias") is { } bias && bias.OneOf(new Dictionary<string, bool> { ["threshold"] = true, ["add"] = false }),
            Goal = goal,
            Allowed = at.Find("allowed") is { } allowed ? ReadAllowed(allowed) : null,
            Smallest = at.Find("smallest")?.Int(1, MostUnits),
        };
        step?.NothingElse();
        CheckShapes(at, task);
        task = task with { Cases = NetworkCases.Of(task, at) };
        var criteria = ReadCriteria(at, marks, task);
        var count = layers.Count > 0 ? layers.Count : MostLayers;
        var names = Enumerable.Range(1, count).SelectMany(i => new[] { $"W{i}", $"b{i}", $"w{i}" }).ToList();
        return new PartCheck.Network { Names = names, Task = task, Criteria = criteria };
    }

    private static List<NetworkLayer> ReadLayers(YamlCursor at)
    {
        if (at.Node is YamlScalarNode)
        {
            if (at.Text() != "free")
            {
                at.Problem("write free, or a list of { units, inputs }");
            }

            return [];
        }

        var layers = at.Elements().Select(ReadLayer).ToList();
        for (var i = 1; i < layers.Count; i++)
        {
            if (layers[i].Inputs != layers[i - 1].Units)
            {
                at.Problem($"layer {i + 1} has {layers[i].Inputs} inputs, but layer {i} has {layers[i - 1].Units} units");
            }
        }

        if (layers.Count is 0 or > MostLayers)
        {
            at.Problem($"a network has 1 to {MostLayers} layers");
        }

        return layers;
    }

    private static NetworkLayer ReadLayer(YamlCursor at)
    {
        var layer = new NetworkLayer(at.Require("units")?.Int(1, MostUnits) ?? 1, at.Require("inputs")?.Int(1, MostUnits) ?? 1);
        at.NothingElse();
        return layer;
    }

    private static NetworkGoal ReadGoal(YamlCursor at)
    {
        var grid = at.Find("grid")?.Entries().Select(e => ReadAxis(e.Key, e.Value)).ToList() ?? [];
        if (at.Find("truth") is { } truth)
        {
            var bipolar = at.Find("inputs_coding") is { } coding && coding.OneOf(new Dictionary<string, bool> { ["bipolar"] = true, ["binary"] = false });
            return new NetworkGoal.Truth([.. truth.Elements().Select(e => e.Int(0, 1) == 1)], bipolar);
        }

        if (at.Find("region") is { } region)
        {
            if (grid.Count == 0)
            {
                at.Problem("a region needs 'grid': for every input its from, to and step, such as x1: [0, 10, 0.5]");
            }

            return new NetworkGoal.Region(region.Text(), grid, at.Find("ignore_boundary")?.Bool() ?? false);
        }

        if (at.Find("property") is { } property)
        {
            property.OneOf(new Dictionary<string, bool> { ["strictly_descending"] = true });
            return new NetworkGoal.Property(property.Text(), grid);
        }

        at.Problem("say what the network must compute: 'truth', 'region' or 'property'");
        return new NetworkGoal.Truth([], false);
    }

    private static GridAxis ReadAxis(string name, YamlCursor at)
    {
        var numbers = at.Elements().Select(e => e.Double()).ToList();
        if (numbers is [var from, var to, var step] && from >= -Farthest && from < to && to <= Farthest && step > 0 && (to - from) / step <= 1000)
        {
            return new GridAxis(name, from, to, step);
        }

        at.Problem("an axis is [from, to, step] between -1e6 and 1e6 with at most 1000 steps");
        return new GridAxis(name, 0, 1, 1);
    }

    private static int InputsOf(YamlCursor at, NetworkGoal goal)
    {
        var known = goal switch
        {
            NetworkGoal.Truth truth => (int)Math.Round(Math.Log2(Math.Max(1, truth.Outputs.Count))),
            NetworkGoal.Region region => region.Grid.Count,
            NetworkGoal.Property property => property.Grid.Count,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return at.Find("inputs")?.Int(1, 20) ?? Math.Max(1, known);
    }

    private static void CheckShapes(YamlCursor at, NetworkTask task)
    {
        if (task.Goal is NetworkGoal.Truth truth && truth.Outputs.Count != 1 << task.Inputs)
        {
            at.Find("truth")?.Problem($"{task.Inputs} inputs have {1 << task.Inputs} cases, not {truth.Outputs.Count}");
        }

        if (task.Goal is NetworkGoal.Region region && region.Grid.Count != task.Inputs)
        {
            at.Find("grid")?.Problem($"the network has {task.Inputs} inputs, the grid {region.Grid.Count}");
        }

        if (task.Layers.Count > 0 && task.Layers[^1].Units != 1)
        {
            at.Find("layers")?.Problem("the last layer has one unit: the output");
        }
    }

    private static AllowedWeights ReadAllowed(YamlCursor at)
    {
        var allowed = new AllowedWeights(at.Find("weights") is { } w ? ReadSet(w) : null, at.Find("biases") is { } b ? ReadSet(b) : null);
        at.NothingElse();
        return allowed;
    }

    private static AllowedNumbers ReadSet(YamlCursor at)
    {
        if (at.Node is YamlSequenceNode)
        {
            return new AllowedNumbers([.. at.Elements().Select(e => e.Double())], null);
        }

        var unit = at.Require("multiple_of")?.Double() ?? 1;
        if (unit == 0)
        {
            at.Problem("multiples of 0 are only 0; give the list [0]");
            unit = 1;
        }

        at.NothingElse();
        return new AllowedNumbers(null, unit);
    }

    private static List<NetworkCriterion> ReadCriteria(YamlCursor at, Marks marks, NetworkTask task)
    {
        var criteria = at.Find("criteria")?.Elements().Select(ReadCriterion).ToList() ?? Usual(at, marks);
        var sum = criteria.Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (sum != marks)
        {
            at.Problem(string.Create(CultureInfo.InvariantCulture, $"the criteria add up to {sum}, the network has {marks} marks"));
        }

        if (criteria.Any(c => c.Test == NetworkTest.Allowed) && task.Allowed is null)
        {
            at.Problem("the test 'allowed' needs 'allowed': the weights and biases that may be used");
        }

        if (criteria.Any(c => c.Test == NetworkTest.Smallest) && task.Smallest is null)
        {
            at.Problem("the test 'smallest' needs 'smallest': the fewest units that can do it");
        }

        return criteria;
    }

    private static List<NetworkCriterion> Usual(YamlCursor at, Marks marks)
    {
        var shapes = at.Find("shape_marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero;
        var all = new NetworkCriterion("The network is right for every input", marks - shapes, NetworkTest.AllCases);
        return shapes > Marks.Zero ? [new NetworkCriterion("Weights and biases have the right shapes", shapes, NetworkTest.Shapes), all] : [all];
    }

    private static NetworkCriterion ReadCriterion(YamlCursor at)
    {
        var criterion = new NetworkCriterion(at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, at.Require("test")?.OneOf(Tests) ?? default);
        at.NothingElse();
        return criterion;
    }
}
