using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Autograder.Rubrics.Evidence;

/// <summary>Writes files so that a reader sees the old content or the new, never half of it, also after this process was killed or the machine lost power.</summary>
public static class AtomicFile
{
    private const int CloseOnExec = 0x80000;

    /// <summary>When this returns, the content is on the disk under its name.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // a random name that was nobody's before: process ids repeat in containers, and what another grader is writing is not ours to cut or to delete
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        var made = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (var file = made)
            {
                file.Write(content);
                file.Flush(flushToDisk: true); // else a name may outlive the power that its content did not
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary); // a full disk is not helped by half a file
            throw;
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
    }

    /// <summary>Makes everything in a folder outlive the power, before the folder gets the name under which others find it.</summary>
    public static void FlushTree(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            FlushFolder(entry); // a file is opened the same way
        }

        FlushFolder(folder);
    }

    /// <summary>Makes the names in a folder outlive the power.</summary>
    public static void FlushFolder(string folder)
    {
        using var handle = Open(folder, CloseOnExec);
        if (!handle.IsInvalid)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
