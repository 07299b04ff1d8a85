namespace Autograder.Rubrics.Intake;

/// <summary>
/// The paths taken so far. Two names that differ in letter case only are the same on Windows and macOS, and a name cannot be
/// a file and a folder; either way one file would silently replace another.
/// </summary>
internal sealed class TakenNames
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a path; returns what it clashes with in words, or null.</summary>
    internal string? Take(string path)
    {
        if (_files.TryGetValue(path, out var other))
        {
            return other == path
                ? $"“{path}” is in the upload twice; it is not clear which one counts. Pack it again with one of them."
                : $"“{path}” and “{other}” differ in upper and lower case only. Rename one of them.";
        }

        if (_folders.TryGetValue(path, out var below))
        {
            return FileAndFolder(path, below);
        }

        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_files.TryGetValue(path[..slash], out var file))
            {
                return FileAndFolder(file, path);
            }

            _folders.TryAdd(path[..slash], path);
        }

        _files.Add(path, path);
        return null;
    }

    private static string FileAndFolder(string file, string below) => $"“{file}” is a file, but “{below}” uses it as a folder. Rename one of them.";
}
