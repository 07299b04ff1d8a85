using Autograder.TestKit;

namespace Autograder.Faults;

/// <summary>A copy of one of our packages with another assignment.yaml, in a temporary folder.</summary>
internal sealed class EditedPackage : IDisposable
{
    private readonly string _around = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    /// <param name="slug">What the copy is called.</param>
    public EditedPackage(string name, string slug, Func<string, string> edit)
    {
        Folder = Path.Combine(_around, slug);
        var from = Path.Combine(Repository.Root, "tests", "Faults", "packages", name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to) ?? Folder);
            File.WriteAllText(to, Path.GetFileName(file) == "assignment.yaml" ? edit(File.ReadAllText(file).Replace($"slug: {name}", $"slug: {slug}", StringComparison.Ordinal)) : File.ReadAllText(file));
        }
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(_around, recursive: true);
}
