namespace Autograder.Rubrics.Assignments;

/// <summary>Folders that come with the program: in the current folder, or in one above it or above the program.</summary>
public static class SourceTree
{
    /// <summary>Every folder of that name, the nearest first.</summary>
    public static IEnumerable<string> Find(string name) =>
        Above(Directory.GetCurrentDirectory()).Concat(Above(AppContext.BaseDirectory)).Select(folder => Path.Combine(folder, name)).Where(Directory.Exists).Distinct();

    private static IEnumerable<string> Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
