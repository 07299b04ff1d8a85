using System.Text.Json;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Proving;

/// <summary>Puts the answers of a sheet over those of the reference: names that are given replace, empty ones (<c>~</c>) remove.</summary>
internal static class SheetOverlay
{
    private const string Answers = "answers";
    private const string Assumptions = "assumptions";
    private static readonly string[] SamePlace = [".value", ".lines", ".edges"];

    /// <summary>The merged sheet, or null where one of the two cannot be read.</summary>
    public static string? Apply(IntakeFile reference, IntakeFile overlay)
    {
        var problems = new List<YamlProblem>();
        var below = Yaml.YamlDocument.Parse(reference.Path, reference.Content.Span, problems);
        var above = Yaml.YamlDocument.Parse(overlay.Path, overlay.Content.Span, problems);
        if (below?.Node is not YamlMappingNode || above?.Node is not YamlMappingNode)
        {
            return null;
        }

        return string.Join('\n', Section(Assumptions, below.Find(Assumptions), above.Find(Assumptions))
            .Concat(Section(Answers, below.Find(Answers) ?? below, above.Find(Answers) ?? (above.Has(Assumptions) ? null : above)))) + "\n";
    }

    private static IEnumerable<string> Section(string name, YamlCursor? below, YamlCursor? above)
    {
        var values = Flatten(below).ToDictionary(v => v.Name, v => v.Node);
        foreach (var (key, node) in Flatten(above))
        {
            foreach (var gone in values.Keys.Where(k => Replaces(key, k, node)).ToList())
            {
                values.Remove(gone);
            }

            if (!IsNothing(node))
            {
                values[key] = node;
            }
        }

        return values.Count == 0 ? [] : [$"{name}:", .. values.Select(v => $"  {JsonSerializer.Serialize(v.Key)}: {Text(v.Value)}")];
    }

    /// <summary>The same name, its other spellings, and for a removal everything below it.</summary>
    private static bool Replaces(string key, string other, YamlNode node) =>
        other == key || SamePlace.Any(end => other == key + end || key == other + end) || IsNothing(node) && other.StartsWith(key + ".", StringComparison.Ordinal);

    private static IEnumerable<(string Name, YamlNode Node)> Flatten(YamlCursor? at, string prefix = "")
    {
        foreach (var (key, value) in at?.Entries().Where(e => prefix.Length > 0 || e.Key != Assumptions) ?? [])
        {
            var name = prefix.Length == 0 ? key : $"{prefix}.{key}";
            foreach (var inner in value.Node is YamlMappingNode ? Flatten(value, name) : [(name, value.Node)])
            {
                yield return inner;
            }
        }
    }

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" or null };

    /// <summary>Quoted text and lists of it: sheets read quoted and plain values alike.</summary>
    private static string Text(YamlNode node) => node is YamlSequenceNode list
        ? $"[{string.Join(", ", list.Children.Select(Text))}]"
        : JsonSerializer.Serialize((node as YamlScalarNode)?.Value ?? "");
}
