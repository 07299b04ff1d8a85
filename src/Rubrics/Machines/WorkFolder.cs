namespace Autograder.Rubrics.Machines;

/// <summary>Where files lie that boxes are shown: a temporary folder, or one below a configured folder where the engine sees other folders than we do. Gone when it is disposed.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <param name="configured">A folder that the engine sees too; null or empty for a temporary one.</param>
    // a random name: in containers every grader has the same process id
    public WorkFolder(string? configured) => Path = string.IsNullOrEmpty(configured)
        ? Directory.CreateTempSubdirectory("autograder-work-").FullName
        : Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetFullPath(configured), $"batch-{System.IO.Path.GetRandomFileName()}")).FullName;

    public string Path { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // a leftover in a temporary folder harms nobody
        }
    }
}
