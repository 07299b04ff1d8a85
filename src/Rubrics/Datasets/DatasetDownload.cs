using System.Formats.Tar;
using System.IO.Compression;
using Autograder.Rubrics.Assignments;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Datasets;

/// <summary>Fetches a dataset from its official address into the first data folder. Only files that the package names are kept, and their hashes are checked afterwards like those of any other copy.</summary>
/// <param name="http">The way to the network; its timeouts are the caller's.</param>
public sealed class DatasetDownload(HttpClient http)
{
    private const long MostBytes = 4L << 30;
    private const long MostFileBytes = 256L << 20;

    /// <summary>Tries once.</summary>
    /// <returns>Why it did not work, in words; null when the files are there now.</returns>
    public async Task<string?> FetchAsync(DatasetRequirement dataset, string dataFolder, CancellationToken cancel)
    {
        if (dataset.Url is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not "https")
        {
            return "the package names no address to download it from";
        }

        var target = Path.Combine(dataFolder, dataset.Folder);
        try
        {
            Directory.CreateDirectory(target);
            using var half = OwnedFolder.Make(target, "download-"); // of our own: another grader may fetch the same at this moment
            if (dataset.Kind == DatasetKind.MnistIdx)
            {
                return await FilesAsync(dataset, url, target, half.Path, cancel);
            }

            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await UnpackAsync(body, dataset, target, half.Path, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or InvalidDataException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return $"downloading it from {address} did not work ({e.Message})";
        }
    }

    /// <summary>Every file by itself, as it lies below the address; those that are there already are left alone.</summary>
    private async Task<string?> FilesAsync(DatasetRequirement dataset, string url, string target, string half, CancellationToken cancel)
    {
        foreach (var name in dataset.Files.Select(f => f.Name).Where(name => !File.Exists(Path.Combine(target, name))))
        {
            using var response = await http.GetAsync(new Uri(url.TrimEnd('/') + "/" + name), HttpCompletionOption.ResponseHeadersRead, cancel);
            response.EnsureSuccessStatusCode();
            if (response.Content.Headers.ContentLength > MostFileBytes)
            {
                return $"{name} at {url} is larger than {MostFileBytes >> 20} MiB: it is something else";
            }

            await KeepAsync(name, target, half, file => response.Content.CopyToAsync(file, cancel));
        }

        return null;
    }

    private static async Task<string?> UnpackAsync(Stream body, DatasetRequirement dataset, string target, string half, CancellationToken cancel)
    {
        var wanted = dataset.Files.Select(f => f.Name).ToHashSet();
        await using var unzipped = new GZipStream(body, CompressionMode.Decompress);
        await using var archive = new TarReader(unzipped);
        while (wanted.Count > 0 && await archive.GetNextEntryAsync(cancellationToken: cancel) is { } entry)
        {
            var name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data, Length: < MostBytes } && wanted.Remove(name))
            {
                await KeepAsync(name, target, half, file => data.CopyToAsync(file, cancel));
            }
        }

        return wanted.Count == 0 ? null : $"the archive at {dataset.Url} lacks {string.Join(", ", wanted.Order())}";
    }

    /// <summary>A file gets its name when all of it is there.</summary>
    private static async Task KeepAsync(string name, string target, string half, Func<Stream, Task> fill)
    {
        var partial = Path.Combine(half, name);
        await using (var file = File.Create(partial))
        {
            await fill(file);
        }

        File.Move(partial, Path.Combine(target, name), overwrite: true);
    }
}
