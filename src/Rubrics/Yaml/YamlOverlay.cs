using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Yaml;

/// <summary>
/// Lays one YAML tree over another: mappings merge, elements of lists are named by their <c>id</c> or by their position from 1, everything else replaces.
/// Remembers which nodes came from the upper file, so that mistakes in them name it.
/// </summary>
internal sealed class YamlOverlay(YamlCursor above)
{
    private readonly HashSet<YamlNode> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>The file of a node that came from above, or null.</summary>
    public string? FileOf(YamlNode node) => _taken.Contains(node) ? above.File : null;

    /// <summary>Changes the tree below in place.</summary>
    /// <param name="lists">Name at the top → everything that the name's list stands for, where its elements are spread over several files.</param>
    public void Apply(YamlCursor below, IReadOnlyDictionary<string, IReadOnlyList<YamlNode>> lists)
    {
        if (below.Node is not YamlMappingNode map)
        {
            return;
        }

        foreach (var (key, value) in Pairs(above))
        {
            if (lists.TryGetValue(key.Value ?? "", out var elements))
            {
                MergeList([.. elements], value);
            }
            else
            {
                Put(map, key, value);
            }
        }
    }

    private void Put(YamlMappingNode below, YamlScalarNode key, YamlCursor value)
    {
        if (below.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: { } name } && name == key.Value) is { } there)
        {
            below.Children[there] = Merge(below.Children[there], value);
            return;
        }

        _taken.Add(key);
        _taken.Add(value.Node);
        below.Children[key] = value.Node;
    }

    private YamlNode Merge(YamlNode below, YamlCursor value)
    {
        switch (below, value.Node)
        {
            case (YamlMappingNode map, YamlMappingNode):
                foreach (var (key, inner) in Pairs(value))
                {
                    Put(map, key, inner);
                }

                return below;
            case (YamlSequenceNode list, YamlMappingNode):
                MergeList(list.Children, value);
                return below;
            case (YamlSequenceNode list, YamlSequenceNode named) when named.Children.Count > 0 && named.Children.Concat(list.Children).All(e => IdOf(e) is not null):
                MergeList(list.Children, value);
                return below;
            default:
                _taken.Add(value.Node);
                return value.Node;
        }
    }

    /// <summary>Elements named by id or position, each merged with what lies over it.</summary>
    private void MergeList(IList<YamlNode> below, YamlCursor value)
    {
        foreach (var (name, inner) in Named(value))
        {
            if (IndexOf(below, name) is not { } index)
            {
                inner.Problem($"there is no '{name}' to lie over; there are: {string.Join(", ", below.Select((e, i) => IdOf(e) ?? (i + 1).ToString(CultureInfo.InvariantCulture)))}");
                continue;
            }

            below[index] = Merge(below[index], inner);
        }
    }

    private static IEnumerable<(string Name, YamlCursor Value)> Named(YamlCursor value)
    {
        if (value.Node is YamlMappingNode)
        {
            return value.Entries();
        }

        return value.Elements().Select(e => (e.RequireText("id"), e));
    }

    private static int? IndexOf(IList<YamlNode> list, string name)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (IdOf(list[i]) == name || IdOf(list[i]) is null && (i + 1).ToString(CultureInfo.InvariantCulture) == name)
            {
                return i;
            }
        }

        return null;
    }

    private static string? IdOf(YamlNode node) => node is YamlMappingNode map
        ? map.Children.Where(c => c.Key is YamlScalarNode { Value: "id" }).Select(c => (c.Value as YamlScalarNode)?.Value).FirstOrDefault()
        : null;

    private static IEnumerable<(YamlScalarNode Key, YamlCursor Value)> Pairs(YamlCursor at) => at.Node is YamlMappingNode map
        ? map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not null).Zip(at.Entries().ToList(), (key, entry) => (key, entry.Value))
        : at.Entries().Select(e => (new YamlScalarNode(e.Key), e.Value));
}
