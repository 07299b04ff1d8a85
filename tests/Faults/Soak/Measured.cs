using System.Globalization;

namespace Autograder.Faults.Soak;

/// <summary>What a worker holds of this machine when it has nothing to do.</summary>
/// <param name="Memory">Bytes of it that are in memory.</param>
/// <param name="Entries">Files and folders in everything that is to be used again or taken away.</param>
/// <param name="Blobs">Uploads and evidence, which stay.</param>
/// <param name="BlobBytes">What these take.</param>
internal sealed record Measured(int Part, long Memory, int Handles, int Threads, int Mounts, int Entries, int Blobs, long BlobBytes)
{
    public const double Mebibyte = 1 << 20;

    public const string Head = "| part | memory (MiB) | handles | threads | mounts | temporary entries | blobs | disk (MiB) |\n|--:|--:|--:|--:|--:|--:|--:|--:|";

    public static Measured Of(Lab lab, Worker worker, int part)
    {
        var status = File.ReadAllLines($"/proc/{worker.Id}/status").Select(line => line.Split(':', StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var blobs = new DirectoryInfo(lab.Options.Blobs).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        return new Measured(
            part,
            long.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) * 1024,
            Directory.GetFileSystemEntries($"/proc/{worker.Id}/fd").Length,
            int.Parse(status["Threads"], CultureInfo.InvariantCulture),
            File.ReadLines("/proc/mounts").Count(line => line.Contains(lab.Folder, StringComparison.Ordinal)),
            lab.Passing.Where(Directory.Exists).Sum(folder => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Count()),
            blobs.Count,
            blobs.Sum(file => file.Length));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {Part} | {Memory / Mebibyte:0} | {Handles} | {Threads} | {Mounts} | {Entries} | {Blobs} | {BlobBytes / Mebibyte:0.000} |");
}
