namespace Autograder.Cli.Machines;

/// <summary>Where files lie that boxes are shown: a temporary folder, or one below AUTOGRADER_WORK where the engine sees other folders than we do.</summary>
internal sealed class WorkFolder : IDisposable
{
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
