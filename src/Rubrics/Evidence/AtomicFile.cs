namespace Autograder.Rubrics.Evidence;

/// <summary>Writes files so that a reader, also after this process was killed, sees the old content or the new, never half of it. A power cut may leave an empty file.</summary>
public static class AtomicFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
