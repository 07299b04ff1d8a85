namespace Autograder.Fuzz.Engine;

/// <summary>Where inputs of one reader lie: the corpus of the repository, the working queue and the findings of this machine.</summary>
internal sealed class FuzzFolders(string repository, string reader)
{
    private readonly string _work = Path.Combine(repository, "artifacts", "fuzz", reader);

    public CorpusFolder Corpus { get; } = new(Path.Combine(repository, "tests", "Fuzz", "corpus", reader));

    /// <summary>What once broke a promise.</summary>
    public CorpusFolder Broken { get; } = new(Path.Combine(repository, "tests", "Fuzz", "corpus", reader, "broken"));

    public CorpusFolder Queue { get; } = new(Path.Combine(repository, "artifacts", "fuzz", reader, "queue"));

    /// <summary>The instrumented copy of this program; one of each reader, as several are tried at once.</summary>
    public string Program => Path.Combine(_work, "program");

    public string LastInput
    {
        get
        {
            Directory.CreateDirectory(_work);
            return Path.Combine(_work, "last-input");
        }
    }

    public int Findings => Directory.Exists(FindingsFolder) ? Directory.GetFiles(FindingsFolder, "*.bin").Length : 0;

    private string FindingsFolder => Path.Combine(_work, "findings");

    public void KeepFinding(Finding finding, byte[] input)
    {
        Directory.CreateDirectory(FindingsFolder);
        var name = Path.Combine(FindingsFolder, CorpusFolder.NameOf(input));
        File.WriteAllBytes(name, input);
        File.WriteAllText(Path.ChangeExtension(name, ".txt"), $"{finding.Kind}\n{finding.Words}\n");
    }
}
