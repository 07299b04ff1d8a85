using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    /// <summary>Ends what is being prepared when nobody is to wait for it any more, whoever asked first.</summary>
    public CancellationToken Life { get; init; }

    private readonly ConcurrentDictionary<string, Lazy<Task<SplitResult>>> _splits = new();

    /// <summary>The split of a run's dataset.</summary>
    /// <param name="image">The image that ships small datasets such as scikit-learn's digits.</param>
    /// <param name="cancel">Ends this waiting; others may wait for the same split, so that its preparation goes on.</param>
    public Task<SplitResult> GetAsync(DatasetRequirement dataset, DataSplit split, ImageId image, CancellationToken cancel)
    {
        // all that the package says of it: another package, or another version of this one, may mean other data by the same name
        var key = $"{JsonSerializer.Serialize(dataset)}|{split}|{image}";
        return _splits.GetOrAdd(key, _ => new(() => Task.Run(() => PrepareOnceAsync(key, dataset, split, image), CancellationToken.None))).Value.WaitAsync(cancel);
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

    private async Task<SplitResult> PrepareOnceAsync(string key, DatasetRequirement dataset, DataSplit split, ImageId image)
    {
        try
        {
            return await PrepareAsync(dataset, split, image, Life);
        }
        catch
        {
            _splits.TryRemove(key, out _); // what failed once may work when the submission is tried again
            throw;
        }
    }

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

        var why = await Download.FetchAsync(dataset, folders[0], cancel);
        var fetched = DatasetFinder.Find(dataset, folders, cache); // also where it did not work: another grader may have been first
        return why is not null && fetched is DatasetLocation.Missing
            ? new DatasetLocation.Missing($"{missing.What} It could not be fetched from here: {why}.")
            : fetched;
    }

    private static string KeyOf(DatasetRequirement dataset, DataSplit split, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"1|{dataset.Kind}|{split}|{fingerprint}")));
}
