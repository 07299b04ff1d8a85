using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Autograder.Faults.Soak;

/// <summary>
/// What the boxes of a lab have in this machine, by their ids, so that the boxes of others do not count: control groups, folders of the engine, mounts. The engine
/// may forget a box that has left some of these.
/// </summary>
internal sealed partial class BoxTraces
{
    private static readonly EnumerationOptions _everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private readonly ConcurrentDictionary<string, bool> _ids = new();
    private readonly string _engine;

    private BoxTraces(string engine) => _engine = engine;

    /// <summary>How many boxes were started.</summary>
    public int Boxes { get; private set; }

    /// <summary>The most of each that was there at one time: where it is none, nothing is looked at.</summary>
    public (int Groups, int Folders, int Mounts) Most { get; private set; }

    /// <summary>Remembers every box that passes the lab's gate from now on.</summary>
    public static async Task<BoxTraces> OfAsync(Lab lab)
    {
        var traces = new BoxTraces((await Shell.RunAsync("docker", "info", "--format", "{{.DockerRootDir}}")).Trim());
        lab.Docker.Seen = request =>
        {
            if (request.Contains("/start HTTP", StringComparison.Ordinal) && traces._ids.TryAdd(request.Split('/')[2], true))
            {
                traces.Boxes++;
            }
        };
        return traces;
    }

    /// <summary>How many of each are there now.</summary>
    public (int Groups, int Folders, int Mounts) Look()
    {
        var layers = Below(Path.Combine(_engine, "image")).SelectMany(driver => Below(Path.Combine(driver, "layerdb", "mounts"))).Where(IsOurs).ToList();
        foreach (var file in layers.Select(layer => Path.Combine(layer, "mount-id")).Where(File.Exists))
        {
            _ids.TryAdd(ReadOrNothing(file), true); // the name of its file system in mounts
        }

        var now = (
            Directory.EnumerateDirectories("/sys/fs/cgroup", "*", _everywhere).Count(IsOurs),
            layers.Count + Below(Path.Combine(_engine, "containers")).Count(IsOurs),
            File.ReadLines("/proc/mounts").Count(IsOurs));
        Most = (Math.Max(Most.Groups, now.Item1), Math.Max(Most.Folders, now.Item2), Math.Max(Most.Mounts, now.Item3));
        return now;
    }

    private bool IsOurs(string text) => Id().Matches(text).Any(id => _ids.ContainsKey(id.Value));

    private static IReadOnlyList<string> Below(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            return ""; // it was just removed
        }
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Id();
}
