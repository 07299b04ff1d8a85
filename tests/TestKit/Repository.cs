namespace Autograder.TestKit;

/// <summary>Where this checkout is, for tests of its assignments and samples.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Autograder.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not lie in a checkout.");
    }
}
