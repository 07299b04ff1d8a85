using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;

namespace Autograder.Api.Manage.Packages;

/// <summary>How a file of a package differs.</summary>
internal enum FileFate
{
    Added,
    Changed,
    Removed,
}

internal sealed record FileDifference(string Path, FileFate Fate);

/// <summary>An item that is new, gone, or asks or is worth something else. Marks are null where there is none.</summary>
/// <param name="Reworded">Title, question or kind changed.</param>
internal sealed record ItemDifference(string Id, string Title, decimal? Before, decimal? Now, bool Reworded);

/// <summary>What changed from one version of a package to another.</summary>
internal sealed record PackageDifference(IReadOnlyList<FileDifference> Files, IReadOnlyList<ItemDifference> Items, decimal MaximumBefore, decimal MaximumNow, bool CalendarChanged, bool BearsOnMarks)
{
    public static PackageDifference Between(Assignment before, IReadOnlyList<IntakeFile> beforeFiles, Assignment now, IReadOnlyList<IntakeFile> nowFiles) => new(
        FilesOf(beforeFiles.ToDictionary(f => f.Path, f => f.Sha256), nowFiles.ToDictionary(f => f.Path, f => f.Sha256)),
        ItemsOf(before.Items.ToDictionary(i => i.Id), now.Items.ToDictionary(i => i.Id)),
        before.Maximum.Value, now.Maximum.Value,
        before.Calendar.Due != now.Calendar.Due || before.Calendar.Zone.Id != now.Calendar.Zone.Id || !before.Calendar.LateRules.SequenceEqual(now.Calendar.LateRules),
        before.Sha256 != now.Sha256);

    private static IReadOnlyList<FileDifference> FilesOf(Dictionary<string, string> before, Dictionary<string, string> now) =>
    [
        .. before.Keys.Union(now.Keys).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path)).Order(StringComparer.Ordinal)
            .Select(path => new FileDifference(path, !before.ContainsKey(path) ? FileFate.Added : now.ContainsKey(path) ? FileFate.Changed : FileFate.Removed)),
    ];

    private static IReadOnlyList<ItemDifference> ItemsOf(Dictionary<string, Item> before, Dictionary<string, Item> now) =>
    [
        .. now.Values.Concat(before.Values.Where(i => !now.ContainsKey(i.Id)))
            .Select(i => Item(before.GetValueOrDefault(i.Id), now.GetValueOrDefault(i.Id), i))
            .Where(d => d.Before != d.Now || d.Reworded),
    ];

    private static ItemDifference Item(Item? before, Item? now, Item either) => new(
        either.Id, either.Title, before?.Marks.Value, now?.Marks.Value,
        before is not null && now is not null && (before.Title != now.Title || before.Asked != now.Asked || before.Check.Kind != now.Check.Kind));
}
