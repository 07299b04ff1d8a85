using System.Diagnostics;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Autograder.TestKit;

namespace Autograder.Hostile.Matrix;

/// <summary>What runs may leave on the machine, and must not: containers, volumes, processes, mounts, control groups, files, our own open files and memory.</summary>
internal sealed class Leftovers(DockerClient docker, string temporary, string work) : IDisposable
{
    private const int MoreFiles = 24;
    private const long MoreMemory = 64 << 20;
    private const long MoreResident = 512 << 20; // with what the runtime holds back for itself
    private readonly string _owner = OwnerIdentity.Current().ToString();
    private readonly Dictionary<string, string> _seen = []; // a box, and where the engine mounts its files
    private readonly Lock _lock = new();
    private HashSet<string> _files = [];
    private HashSet<string> _volumes = [];
    private (int Files, long Memory, long Resident) _usual;

    /// <summary>The most boxes that there were at one time since the last look.</summary>
    public int Most { get; private set; }

    public int OpenFiles { get; private set; }
    public long Memory { get; private set; }

    /// <summary>How it is when all is well; asked once everything has been used.</summary>
    public async Task RememberAsync()
    {
        _files = Temporary();
        _volumes = await VolumesAsync();
        var memory = GC.GetTotalMemory(true); // which closes what nobody holds any more
        _usual = (CountFiles(), memory, Resident());
    }

    /// <summary>Takes down the boxes that there are until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var boxes = await docker.ListAsync("label", $"{ContainerSpec.OwnerLabel}={_owner}", CancellationToken.None);
            Most = Math.Max(Most, boxes.Count);
            foreach (var box in boxes)
            {
                await SeeAsync(box.Id ?? "");
            }

            await Task.WhenAny(Task.Delay(100, cancel), Task.Delay(Timeout.Infinite, cancel));
        }
    }

    /// <summary>What is still there after a minute, in words; how many boxes there were. A busy engine takes its time to remove one.</summary>
    public async Task<(IReadOnlyList<string> Found, int Boxes)> FindAsync(int looks = 300)
    {
        Dictionary<string, string> boxes;
        lock (_lock)
        {
            boxes = new(_seen);
            _seen.Clear();
            Most = 0;
        }

        for (var patience = looks; ; patience--)
        {
            var found = await LookAsync(boxes);
            if (found.Count == 0 || patience <= 1)
            {
                return (found, boxes.Count);
            }

            await Task.Delay(200);
        }
    }

    public void Dispose() => docker.Dispose();

    private async Task SeeAsync(string box)
    {
        lock (_lock)
        {
            if (_seen.GetValueOrDefault(box, "").Length > 0)
            {
                return;
            }
        }

        var place = await PlaceAsync(box);
        lock (_lock)
        {
            _seen[box] = place;
        }
    }

    /// <summary>Where the engine mounts the files of a box, which has another number than the box; empty where it does not say, or the box is gone.</summary>
    private static async Task<string> PlaceAsync(string box)
    {
        var said = await DockerAsync("inspect", "--format", "{{.GraphDriver.Data.MergedDir}}", box);
        return said.Trim() is ['/', ..] place ? place : "";
    }

    private static async Task<HashSet<string>> VolumesAsync() => [.. (await DockerAsync("volume", "ls", "--quiet")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("docker did not start.");
        var said = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return said;
    }

    private async Task<List<string>> LookAsync(Dictionary<string, string> boxes)
    {
        var found = new List<string>();
        foreach (var box in await docker.ListAsync("label", $"{ContainerSpec.OwnerLabel}={_owner}", CancellationToken.None))
        {
            if (await docker.ExistsAsync(box.Id ?? ""))
            {
                found.Add("container " + box.Id);
            }
        }

        var mounts = await File.ReadAllTextAsync("/proc/self/mountinfo");
        found.AddRange(boxes.Where(b => mounts.Contains(b.Key, StringComparison.Ordinal) || (b.Value.Length > 0 && mounts.Contains(b.Value, StringComparison.Ordinal))).Select(b => "mount of " + b.Key));
        found.AddRange(boxes.Keys.SelectMany(Groups).Where(Directory.Exists).Select(g => "control group " + g));
        found.AddRange(Processes([.. boxes.Keys]));
        found.AddRange(Directory.EnumerateFileSystemEntries(work).Where(e => !e.EndsWith(".txt", StringComparison.Ordinal)));
        found.AddRange(Temporary().Except(_files));
        found.AddRange((await VolumesAsync()).Except(_volumes).Select(v => "volume " + v));
        found.AddRange(OfOurs(collect: found.Count == 0));
        return found;
    }

    private IEnumerable<string> OfOurs(bool collect)
    {
        (OpenFiles, Memory) = (CountFiles(), GC.GetTotalMemory(collect));
        if (OpenFiles > _usual.Files + MoreFiles)
        {
            yield return $"{OpenFiles} open files of ours, usually {_usual.Files}";
        }

        if (Memory > _usual.Memory + MoreMemory)
        {
            yield return $"{Memory >> 20} MiB held by us, usually {_usual.Memory >> 20}";
        }

        if (Resident() > _usual.Resident + MoreResident)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // what is only held back does not count
            if (Resident() is var resident && resident > _usual.Resident + MoreResident)
            {
                yield return $"{resident >> 20} MiB of the machine taken by us, usually {_usual.Resident >> 20}";
            }
        }
    }

    /// <summary>All that this process takes of the machine, what is not .NET's own included.</summary>
    private static long Resident()
    {
        using var us = Process.GetCurrentProcess();
        return us.WorkingSet64;
    }

    private static IEnumerable<string> Groups(string id)
    {
        string[] roots = ["/sys/fs/cgroup", .. Directory.Exists("/sys/fs/cgroup") ? Directory.EnumerateDirectories("/sys/fs/cgroup") : []];
        return roots.SelectMany(root => new[] { Path.Combine(root, "docker", id), Path.Combine(root, "system.slice", $"docker-{id}.scope") });
    }

    private static IEnumerable<string> Processes(string[] boxes)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])))
        {
            string groups;
            try
            {
                groups = File.ReadAllText(Path.Combine(folder, "cgroup"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue; // it ended meanwhile
            }

            if (Array.Find(boxes, groups.Contains) is { } id)
            {
                yield return $"process {Path.GetFileName(folder)} of {id}";
            }
        }
    }

    private HashSet<string> Temporary() => [.. Directory.EnumerateFileSystemEntries(temporary)];

    private static int CountFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
}
