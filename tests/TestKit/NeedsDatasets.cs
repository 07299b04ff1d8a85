using Xunit;

namespace Autograder.TestKit;

/// <summary>A test that needs real images: it counts as skipped, with the reason, where AUTOGRADER_DATA does not say where they are.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsDatasetsFactAttribute : FactAttribute
{
    public NeedsDatasetsFactAttribute(params string[] folders) => Skip = Datasets.Missing(folders);
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsDatasetsTheoryAttribute : TheoryAttribute
{
    public NeedsDatasetsTheoryAttribute(params string[] folders) => Skip = Datasets.Missing(folders);
}

internal static class Datasets
{
    /// <summary>Why a test cannot run here, or null where it can.</summary>
    public static string? Missing(IReadOnlyList<string> folders)
    {
        if (Environment.GetEnvironmentVariable("AUTOGRADER_DATA") is not { Length: > 0 } data)
        {
            return "AUTOGRADER_DATA is not set: this test trains on real images.";
        }

        var absent = folders.Where(folder => !Directory.Exists(Path.Combine(data, folder))).ToList();
        return absent.Count == 0 ? null : $"{data} has no folder {string.Join(", ", absent)}: this test trains on those images.";
    }
}
