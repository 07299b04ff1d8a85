namespace Autograder.Sandbox;

/// <summary>Files whose holding says something to other processes; the kernel lets go of them when their holder dies.</summary>
public static class FileLocks
{
    /// <summary>EAGAIN, the <see cref="Exception.HResult"/> of the <see cref="IOException"/> where somebody else holds a file.</summary>
    private const int WouldBlock = 11;

    /// <summary>Null where somebody else has it, or where it is gone. Asking after a failure whether the file is there would miss one that was held and is being given back.</summary>
    /// <param name="share">What others may at the same time; nothing, where one alone shall hold it.</param>
    public static FileStream? TryHold(string path, FileMode mode, FileShare share = FileShare.None)
    {
        try
        {
            return Open(path, mode, share, FileOptions.None);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException held) when (held.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>One that nobody else can have yet.</summary>
    /// <param name="options">Whether it goes when it is let go.</param>
    internal static FileStream Make(string path, FileOptions options) => Open(path, FileMode.CreateNew, FileShare.None, options);

    private static FileStream Open(string path, FileMode mode, FileShare share, FileOptions options) => new(path, mode, FileAccess.ReadWrite, share, bufferSize: 1, options);
}
