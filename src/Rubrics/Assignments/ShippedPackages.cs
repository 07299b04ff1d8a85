namespace Autograder.Rubrics.Assignments;

/// <summary>The packages that come with the program.</summary>
public static class ShippedPackages
{
    /// <summary>The folder that holds them.</summary>
    public const string Parent = "assignments";

    /// <summary>Folders of all packages, by name.</summary>
    public static IReadOnlyList<string> All() =>
    [
        .. SourceTree.Find(Parent).Take(1).SelectMany(Directory.EnumerateDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, AssignmentLoader.FileName))).Order(StringComparer.Ordinal),
    ];
}
