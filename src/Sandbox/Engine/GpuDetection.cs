using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>Finds the GPUs that boxes can be given: those the driver lists, or their slices where they are divided (MIG), if the engine has a way to hand them over.</summary>
internal static class GpuDetection
{
    private const string DriverFolder = "/proc/driver/nvidia";
    private const string CdiPrefix = "nvidia.com/gpu=";

    public static IReadOnlyList<GpuGrant> Find(InfoJson info) => Find(info, DriverFolder);

    public static IReadOnlyList<GpuGrant> Find(InfoJson info, string driverFolder)
    {
        var cards = Cards(driverFolder);
        if (info.Runtimes?.ContainsKey("nvidia") == true)
        {
            return [.. cards.SelectMany((card, index) => card.Slices == 0
                ? [new GpuGrant(card.Name, card.Id, Cdi: false)]
                : Enumerable.Range(0, card.Slices).Select(slice => new GpuGrant(SliceName(card.Name, slice), $"{index}:{slice}", Cdi: false)))];
        }

        var numbers = (info.DiscoveredDevices ?? [])
            .Where(device => device.Source == "cdi" && device.Id?.StartsWith(CdiPrefix, StringComparison.Ordinal) == true)
            .Select(device => Number(device.Id![CdiPrefix.Length..]))
            .OfType<(int Card, int? Slice)>()
            .ToList();
        var divided = numbers.Where(n => n.Slice is not null).Select(n => n.Card).ToHashSet();
        return [.. numbers.Where(n => n.Slice is not null || !divided.Contains(n.Card)).Order().Select(n => Grant(n, cards))];
    }

    private static GpuGrant Grant((int Card, int? Slice) number, IReadOnlyList<Card> cards)
    {
        var name = number.Card < cards.Count ? cards[number.Card].Name : "NVIDIA GPU";
        return number.Slice is { } slice
            ? new GpuGrant(SliceName(name, slice), $"{CdiPrefix}{number.Card}:{slice}", Cdi: true)
            : new GpuGrant(name, $"{CdiPrefix}{number.Card}", Cdi: true);
    }

    private static string SliceName(string card, int slice) => $"{card}, slice {slice}";

    /// <summary>"0" is a card, "0:1" a slice of one; other names ("all", unique ids) say the same devices again.</summary>
    private static (int Card, int? Slice)? Number(string name) => name.Split(':') switch
    {
        [var card] when int.TryParse(card, out var c) => (c, null),
        [var card, var slice] when int.TryParse(card, out var c) && int.TryParse(slice, out var s) => (c, s),
        _ => null,
    };

    private sealed record Card(string Name, string Id, int Slices);

    private static List<Card> Cards(string folder)
    {
        var gpus = Path.Combine(folder, "gpus");
        if (!Directory.Exists(gpus))
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories(gpus).Order(StringComparer.Ordinal).Select(card => ReadCard(card, folder)).Where(card => card.Id.Length > 0)];
    }

    private static Card ReadCard(string card, string folder)
    {
        var fields = File.ReadLines(Path.Combine(card, "information"))
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => group.First()[1]);
        return new Card(
            fields.GetValueOrDefault("Model", "NVIDIA GPU"),
            fields.GetValueOrDefault("GPU UUID", ""),
            Slices(Path.Combine(folder, "capabilities", $"gpu{fields.GetValueOrDefault("Device Minor", "")}", "mig")));
    }

    /// <summary>The driver keeps a folder for each compute instance of each GPU instance: <c>mig/gi1/ci0</c>.</summary>
    private static int Slices(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, "gi*").Sum(instance => Directory.EnumerateDirectories(instance, "ci*").Count())
        : 0;
}
