namespace Autograder.Rubrics.Evidence;

/// <summary>Records of evidence as files of a folder.</summary>
internal sealed class EvidenceFolder(string folder) : IEvidenceIndex
{
    public byte[]? Find(string key) => PathOf(key) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    public void Put(string key, ReadOnlySpan<byte> record)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, record);
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");
}
