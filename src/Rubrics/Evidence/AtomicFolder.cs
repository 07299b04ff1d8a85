namespace Autograder.Rubrics.Evidence;

/// <summary>Makes a folder of the cache so that others see it whole or not at all. Several graders may make the same one: the first wins, and all content is the same.</summary>
internal static class AtomicFolder
{
    /// <param name="folder">Where it is to be; nothing is done where it is already.</param>
    /// <param name="fill">Writes the content into the folder it is given.</param>
    public static void Make(string folder, Action<string> fill)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        // a random name: process ids repeat in containers, and one process may prepare several folders
        var temporary = $"{folder}.{Path.GetRandomFileName()}.tmp";
        Directory.CreateDirectory(temporary);
        fill(temporary);
        AtomicFile.FlushTree(temporary);
        try
        {
            Directory.Move(temporary, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
