namespace Autograder.Fuzz.Engine;

/// <summary>Keeps as few and as short inputs as take all ways together.</summary>
internal static class Minimiser
{
    /// <summary>Longer inputs are worth less than what they weigh in the repository.</summary>
    private const int Longest = 4096;

    public static int Keep(IFuzzedReader reader, FuzzFolders folders)
    {
        var seen = new HashSet<int>();
        var kept = new List<byte[]>();
        foreach (var seed in reader.Seeds)
        {
            seen.UnionWith(WaysOf(reader, seed) ?? []);
        }

        var fromSeeds = seen.Count;
        var inputs = folders.Corpus.Inputs.Concat(folders.Queue.Inputs).Where(i => i.Length <= Longest).DistinctBy(CorpusFolder.NameOf).Select(i => (Input: i, Ways: WaysOf(reader, i))).Where(i => i.Ways is not null).ToList();

        // What takes many rare ways first: an input that many others are contained in.
        foreach (var (input, ways) in inputs.OrderByDescending(i => i.Ways?.Count ?? 0).ThenBy(i => i.Input.Length))
        {
            if (ways is not null && !seen.IsSupersetOf(ways))
            {
                seen.UnionWith(ways);
                kept.Add(input);
            }
        }

        folders.Corpus.Replace(kept);
        Console.WriteLine($"{reader.Name}: {kept.Count} of {inputs.Count} inputs kept, {kept.Sum(k => k.Length):N0} bytes, {seen.Count:N0} ways, {fromSeeds:N0} of them by the seeds");
        return 0;
    }

    private static List<int>? WaysOf(IFuzzedReader reader, byte[] input)
    {
        Trace.Clear();
        return Attempt.Of(reader, input) is null ? Coverage.WaysOf(Trace.Map) : null;
    }
}
