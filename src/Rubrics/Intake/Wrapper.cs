namespace Autograder.Rubrics.Intake;

/// <summary>The folder that packing a folder puts around its files.</summary>
internal static class Wrapper
{
    /// <summary>
    /// Takes off one folder that holds everything. When the next one has the same name, which happens when an unpacked
    /// archive is packed again, that one goes too.
    /// </summary>
    internal static (IReadOnlyList<IntakeFile> Files, string? Folder) TakeOff(IReadOnlyList<IntakeFile> files)
    {
        if (Common(files) is not { } folder)
        {
            return (files, null);
        }

        var inside = Without(files, folder);
        var taken = folder;
        while (Common(inside) == folder)
        {
            inside = Without(inside, folder);
            taken += "/" + folder;
        }

        return (inside, taken);
    }

    private static string? Common(IReadOnlyList<IntakeFile> files)
    {
        var slash = files[0].Path.IndexOf('/');
        return slash > 0 && files.All(file => file.Path.StartsWith(files[0].Path[..(slash + 1)], StringComparison.Ordinal)) ? files[0].Path[..slash] : null;
    }

    private static List<IntakeFile> Without(IReadOnlyList<IntakeFile> files, string folder) =>
        files.Select(file => file with { Path = file.Path[(folder.Length + 1)..] }).ToList();
}
