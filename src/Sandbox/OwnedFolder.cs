namespace Autograder.Sandbox;

/// <summary>
/// A folder of one process. A lock in it says that the process lives, also to processes in other containers, where numbers of processes say nothing;
/// what a killed one left is removed when the next is made.
/// </summary>
public sealed class OwnedFolder : IDisposable
{
    /// <summary>Name of the file in it that its owner holds.</summary>
    public const string LockName = ".autograder-owner";
    private readonly FileStream _lock;

    private OwnedFolder(string path, FileStream taken) => (Path, _lock) = (path, taken);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder with a name that begins so, and removes those that nobody owns any more.</summary>
    public static OwnedFolder Make(string parent, string prefix)
    {
        Sweep(parent, prefix);
        while (true)
        {
            var path = System.IO.Path.Combine(parent, prefix + System.IO.Path.GetRandomFileName());
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (TryOwn(path) is { } taken)
            {
                return new OwnedFolder(path, taken);
            }
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        Remove(Path);
        _lock.Dispose();
    }

    /// <summary>Null where a sweep came between the making of the file and its lock: it holds the folder, or has removed it.</summary>
    private static FileStream? TryOwn(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        FileStream? taken;
        try
        {
            taken = FileLocks.TryHold(file, FileMode.Create);
        }
        catch (IOException) when (!Directory.Exists(path))
        {
            return null;
        }

        if (taken is null || File.Exists(file))
        {
            return taken;
        }

        taken.Dispose();
        return null;
    }

    private static void Sweep(string parent, string prefix)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, prefix + "*").ToList())
        {
            try
            {
                SweepOne(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // its owner lives, or it is another user's
            }
        }
    }

    private static void SweepOne(string folder)
    {
        var file = System.IO.Path.Combine(folder, LockName);
        if (File.Exists(file)) // one that is being made at this moment has none yet
        {
            using var taken = FileLocks.TryHold(file, FileMode.Open);
            if (taken is not null)
            {
                Remove(folder);
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next sweep takes it
        }
    }
}
