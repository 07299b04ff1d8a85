using Autograder.Sandbox;

namespace Autograder.Rubrics.Evidence;

/// <summary>Records of evidence as files of a folder.</summary>
internal sealed class EvidenceFolder(string folder) : IEvidenceIndex
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(2);

    public byte[]? Find(string key) => PathOf(key) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    public bool Put(string key, ReadOnlySpan<byte> record, byte[]? seen)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var alone = Enter();
        var there = Find(key);
        if (there is null != seen is null || !there.AsSpan().SequenceEqual(seen))
        {
            return false;
        }

        AtomicFile.Write(path, record);
        return true;
    }

    /// <summary>One writer at a time, also of several processes: looking and writing have to be one step. Held for one small file only.</summary>
    private FileStream Enter()
    {
        while (true)
        {
            if (FileLocks.TryHold(Path.Combine(folder, "lock"), FileMode.OpenOrCreate) is { } held)
            {
                return held;
            }

            Thread.Sleep(BetweenTries);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");
}
