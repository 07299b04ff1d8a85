using Autograder.Sandbox;

namespace Autograder.Rubrics.Machines;

/// <summary>Where files lie that boxes are shown: a temporary folder, or one below a configured folder where the engine sees other folders than we do. Gone when it is disposed, and with the next one after a kill.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly OwnedFolder _folder;

    /// <param name="configured">A folder that the engine sees too; null or empty for a temporary one.</param>
    public WorkFolder(string? configured) => _folder = string.IsNullOrEmpty(configured)
        ? OwnedFolder.Make(System.IO.Path.GetTempPath(), "autograder-work-")
        : OwnedFolder.Make(Directory.CreateDirectory(System.IO.Path.GetFullPath(configured)).FullName, "batch-");

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
