using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Datasets;

/// <summary>A split ready to be mounted, or what is missing in words for the instructor.</summary>
public sealed record SplitResult(PreparedSplit? Split, string Missing);

/// <summary>Finds datasets, divides them as the package says, and keeps the result in the cache folder. Each split is prepared once, however many submissions wait for it.</summary>
public sealed class DatasetProvider(IReadOnlyList<string> folders, string cache, ISandbox sandbox)
{
    /// <summary>Fetches what is missing; null where nothing is to be downloaded.</summary>
    public DatasetDownload? Download { get; init; }

    private readonly ConcurrentDictionary<string, Lazy<Task<SplitResult>>> _splits = new();

    /// <summary>The split of a run's dataset.</summary>
    /// <param name="image">The image that ships small datasets such as scikit-learn's digits.</param>
    public async Task<SplitResult> GetAsync(DatasetRequirement dataset, DataSplit split, ImageId image, CancellationToken cancel)
    {
        var key = $"{dataset.Name}|{dataset.Kind}|{split}|{image}";
        var prepared = _splits.GetOrAdd(key, _ => new(() => PrepareAsync(dataset, split, image, cancel)));
        try
        {
            return await prepared.Value;
        }
        catch
        {
            _splits.TryRemove(KeyValuePair.Create(key, prepared)); // what failed once may work when the submission is tried again
            throw;
        }
    }

    /// <summary>Forgets what was missing, so that it is looked for again.</summary>
    public void LookAgain()
    {
        foreach (var split in _splits.Where(s => s.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.Split: null } }))
        {
            _splits.TryRemove(split);
        }
    }

    /// <summary>The generated waves, which no machine lacks.</summary>
    public PreparedWaves Waves(DatasetRequirement dataset) => WavesData.Prepare(dataset, cache);

    private async Task<SplitResult> PrepareAsync(DatasetRequirement dataset, DataSplit split, ImageId image, CancellationToken cancel)
    {
        switch (dataset.Kind)
        {
            case DatasetKind.SklearnDigits:
                using (var digits = await SklearnDigits.OpenAsync(sandbox, image, cache, cancel))
                {
                    return new SplitResult(SplitPreparer.Prepare(digits, split, cache, KeyOf(dataset, split, image.ToString())), "");
                }

            case DatasetKind.Cifar10Binary:
                return Prepare(dataset, split, await LocateAsync(dataset, cancel), Cifar10Files.Open);

            case DatasetKind.MnistIdx:
                return Prepare(dataset, split, await LocateAsync(dataset, cancel), IdxFiles.Open, dataset.Class);

            case DatasetKind.Waves:
                throw new GradingFault($"Dataset {dataset.Name} is generated; there is nothing to divide.");

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private SplitResult Prepare(DatasetRequirement dataset, DataSplit split, DatasetLocation location, Func<string, DatasetRequirement, SourceDataset> open, string? named = null)
    {
        switch (location)
        {
            case DatasetLocation.Missing missing:
                return new SplitResult(null, missing.What);
            case DatasetLocation.Found found:
                using (var source = open(found.Folder, dataset))
                {
                    return new SplitResult(SplitPreparer.Prepare(source, split, cache, KeyOf(dataset, split, found.Fingerprint + named), named), "");
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<DatasetLocation> LocateAsync(DatasetRequirement dataset, CancellationToken cancel)
    {
        var location = DatasetFinder.Find(dataset, folders, cache);
        if (location is not DatasetLocation.Missing missing || Download is null || folders.Count == 0)
        {
            return location;
        }

        return await Download.FetchAsync(dataset, folders[0], cancel) is { } why
            ? new DatasetLocation.Missing($"{missing.What} It could not be fetched from here: {why}.")
            : DatasetFinder.Find(dataset, folders, cache);
    }

    private static string KeyOf(DatasetRequirement dataset, DataSplit split, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"1|{dataset.Kind}|{split}|{fingerprint}")));
}
