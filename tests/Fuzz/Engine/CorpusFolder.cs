using System.Security.Cryptography;

namespace Autograder.Fuzz.Engine;

/// <summary>Inputs as files that are named by their hash.</summary>
internal sealed class CorpusFolder(string path)
{
    public IEnumerable<byte[]> Inputs => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.bin").Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];

    public void Add(byte[] input)
    {
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, NameOf(input)), input);
    }

    /// <summary>Holds these inputs and no others from now on.</summary>
    public void Replace(IReadOnlyList<byte[]> inputs)
    {
        Directory.CreateDirectory(path);
        var names = inputs.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(path, "*.bin").Where(f => !names.Contains(Path.GetFileName(f))))
        {
            File.Delete(file);
        }

        foreach (var input in inputs)
        {
            Add(input);
        }
    }

    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16] + ".bin";
}
