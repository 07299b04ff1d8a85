namespace Autograder.Fuzz.Readers;

/// <summary>The folder of the repository that this program was built in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Autograder.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"{folder} lies in no copy of the repository.");
    }
}
