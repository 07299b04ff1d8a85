using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>Finds the GPUs that boxes can be given: those the driver lists, if the engine has a way to hand them over.</summary>
internal static class GpuDetection
{
    private const string DriverFolder = "/proc/driver/nvidia/gpus";

    public static IReadOnlyList<GpuGrant> Find(InfoJson info) => Find(info, DriverFolder);

    public static IReadOnlyList<GpuGrant> Find(InfoJson info, string driverFolder)
    {
        var cards = Cards(driverFolder);
        if (info.Runtimes?.ContainsKey("nvidia") == true)
        {
            return [.. cards.Select(card => new GpuGrant(card.Name, card.Id, Cdi: false))];
        }
        var devices = (info.DiscoveredDevices ?? [])
            .Where(device => device.Source == "cdi")
            .Select(device => device.Id ?? "")
            .Where(IsNumbered)
            .Order(StringComparer.Ordinal);
        return [.. devices.Select((id, index) => new GpuGrant(index < cards.Count ? cards[index].Name : "NVIDIA GPU", id, Cdi: true))];
    }

    private static bool IsNumbered(string id)
    {
        const string prefix = "nvidia.com/gpu=";
        return id.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(id[prefix.Length..], out _);
    }

    private static List<(string Name, string Id)> Cards(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }
        return [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(Card).Where(card => card.Id.Length > 0)];
    }

    private static (string Name, string Id) Card(string folder)
    {
        var fields = File.ReadLines(Path.Combine(folder, "information"))
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => group.First()[1]);
        return (fields.GetValueOrDefault("Model", "NVIDIA GPU"), fields.GetValueOrDefault("GPU UUID", ""));
    }
}
