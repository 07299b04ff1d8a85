using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Datasets;

/// <summary>Where a dataset is, or what is missing, in words for the instructor.</summary>
public abstract record DatasetLocation
{
    private DatasetLocation() { }

    /// <summary>All files are there and intact; <paramref name="Fingerprint"/> names their content.</summary>
    public sealed record Found(string Folder, string Fingerprint) : DatasetLocation;

    /// <summary>Something is missing; what, and what to do.</summary>
    public sealed record Missing(string What) : DatasetLocation;
}

/// <summary>Looks for datasets below AUTOGRADER_DATA and the user's cache, and checks their hashes (once: the result is remembered by size and date).</summary>
public static class DatasetFinder
{
    /// <summary>Folders that are searched, in order.</summary>
    public static IReadOnlyList<string> SearchFolders(string? configured)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string?[] folders = [configured, Path.Combine(home, ".cache", "autograder-data")];
        return [.. folders.OfType<string>().Where(f => f.Length > 0).Distinct()];
    }

    public static DatasetLocation Find(DatasetRequirement dataset, IReadOnlyList<string> folders, string cache)
    {
        foreach (var root in folders)
        {
            var folder = Path.Combine(root, dataset.Folder);
            if (dataset.Files.All(f => File.Exists(Path.Combine(folder, f.Name))))
            {
                return Verify(dataset, folder, cache);
            }
        }

        return new DatasetLocation.Missing(
            $"{dataset.Name} is not on this machine. Looked for {dataset.Folder}/{dataset.Files[0].Name} and {dataset.Files.Count - 1} more in: {string.Join(", ", folders)}. "
            + $"{Advice(dataset)} or set AUTOGRADER_DATA to the folder that holds it.");
    }

    private static string Again(DatasetRequirement dataset) => dataset.Kind == DatasetKind.MnistIdx ? "Fetch the dataset again." : "Unpack the dataset again.";

    private static string Advice(DatasetRequirement dataset) => (dataset.Kind, dataset.Url) switch
    {
        (DatasetKind.MnistIdx, { } url) => $"Download {string.Join(", ", dataset.Files.Select(f => f.Name))} from {url} into {dataset.Folder}/ in one of these, as they are,",
        (DatasetKind.MnistIdx, null) => $"Put them as they are into {dataset.Folder}/ in one of these,",
        (_, { } url) => $"Download it from {url} and unpack it into one of these,",
        _ => "Unpack it into one of these,",
    };

    private static string? StructureProblem(DatasetRequirement dataset, string path, int index) => dataset.Kind switch
    {
        DatasetKind.Cifar10Binary => Cifar10Files.Problem(path),
        DatasetKind.MnistIdx => IdxFiles.Problem(path, index),
        DatasetKind.SklearnDigits or DatasetKind.Waves => null,
    };

    private static DatasetLocation Verify(DatasetRequirement dataset, string folder, string cache)
    {
        var hashes = new StringBuilder();
        foreach (var (index, file) in dataset.Files.Index())
        {
            var path = Path.Combine(folder, file.Name);
            if (StructureProblem(dataset, path, index) is { } problem)
            {
                return new DatasetLocation.Missing($"{problem}. {Again(dataset)}");
            }

            var hash = RememberedHash(path, cache);
            if (file.Sha256.Count > 0 && !file.Sha256.Contains(hash))
            {
                return new DatasetLocation.Missing($"{path} is damaged or of another version: its SHA-256 is {hash}, the package accepts {string.Join(" or ", file.Sha256)}. {Again(dataset)}");
            }

            hashes.Append(hash).Append('\n');
        }

        return new DatasetLocation.Found(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(hashes.ToString()))));
    }

    /// <summary>Hashing 180 MB at every start would cost a second; size and date tell whether a file changed.</summary>
    private static string RememberedHash(string path, string cache)
    {
        var info = new FileInfo(path);
        var identity = $"{Path.GetFullPath(path)}\n{info.Length}\n{info.LastWriteTimeUtc.Ticks}";
        var memory = Path.Combine(cache, "hashes", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))));
        if (File.Exists(memory) && File.ReadAllText(memory) is { Length: 64 } known)
        {
            return known;
        }

        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        Directory.CreateDirectory(Path.GetDirectoryName(memory)!);
        Evidence.AtomicFile.Write(memory, Encoding.ASCII.GetBytes(hash));
        return hash;
    }
}
