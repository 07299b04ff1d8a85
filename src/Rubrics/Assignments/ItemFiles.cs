using System.Security.Cryptography;
using Autograder.Rubrics.Yaml;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;
using YamlSequenceNode = YamlDotNet.RepresentationModel.YamlSequenceNode;

namespace Autograder.Rubrics.Assignments;

/// <summary>Files beside assignment.yaml that hold items of a long paper, each a list.</summary>
internal sealed class ItemFiles
{
    private readonly List<(string Name, YamlCursor? Root, byte[] Hash)> _files = [];

    private ItemFiles() { }

    public IReadOnlyList<string> Names => [.. _files.Select(f => f.Name)];

    /// <summary>Hashes of the files, in order.</summary>
    public byte[] Hashes => [.. _files.SelectMany(f => f.Hash)];

    public static ItemFiles Read(YamlCursor root, string folder)
    {
        var files = new ItemFiles();
        foreach (var named in root.Find("items_from")?.Elements() ?? [])
        {
            var name = named.Text();
            var path = Path.Combine(folder, name);
            if (name.Contains('/') || name.Contains('\\') || name.StartsWith('.') || !File.Exists(path))
            {
                named.Problem($"there is no file '{name}' beside {AssignmentLoader.FileName}");
                continue;
            }

            var content = File.ReadAllBytes(path);
            files._files.Add((name, YamlDocument.Parse(path, content, root.Problems) is { } parsed ? parsed with { Overlay = root.Overlay } : null, SHA256.HashData(content)));
        }

        return files;
    }

    /// <summary>The lists that an overlay may find spread over several files.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<YamlNode>> Lists(YamlCursor root) => new Dictionary<string, IReadOnlyList<YamlNode>>
    {
        ["items"] = [.. _files.Select(f => f.Root).OfType<YamlCursor>().Select(r => (r.Find("items") ?? r).Node).Prepend(root.Find("items")?.Node).OfType<YamlSequenceNode>().SelectMany(list => list.Children)],
    };

    /// <summary>The items of assignment.yaml, then those of the files in order. A file holds a list, or a list below <c>items</c>.</summary>
    public IEnumerable<YamlCursor> Items(YamlCursor root)
    {
        var own = _files.Count == 0 ? root.Require("items") : root.Find("items");
        return (own?.Elements() ?? []).Concat(_files.Select(f => f.Root).OfType<YamlCursor>().SelectMany(r => (r.Find("items") ?? r).Elements()));
    }
}
