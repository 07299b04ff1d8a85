using Xunit;

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

/// <summary>A test that needs the real CIFAR-10: it counts as skipped, with the reason, where AUTOGRADER_DATA does not say where it is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsDatasetsFactAttribute : FactAttribute
{
    public NeedsDatasetsFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("AUTOGRADER_DATA") is not { Length: > 0 })
        {
            Skip = "AUTOGRADER_DATA is not set: this test trains on the real CIFAR-10.";
        }
    }
}
