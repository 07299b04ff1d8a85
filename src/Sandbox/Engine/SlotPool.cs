namespace Autograder.Sandbox.Engine;

/// <summary>Numbers for boxes that exist at one time, smallest first; each is one user in the boxes. Graders of one machine share them: a number is held by a lock on a file, which the kernel lets go when its holder dies.</summary>
/// <param name="folder">One that only we can write to.</param>
internal sealed class SlotPool(string folder)
{
    private const int Most = 40_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, FileStream> _taken = [];

    /// <exception cref="SandboxException">No file can be locked.</exception>
    public int Take()
    {
        lock (_lock)
        {
            Directory.CreateDirectory(folder);
            Exception? last = null;
            for (var slot = 0; slot < Most; slot++)
            {
                if (_taken.ContainsKey(slot))
                {
                    continue;
                }

                try
                {
                    _taken[slot] = new FileStream(Path.Combine(folder, $"{slot}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                    return slot;
                }
                catch (Exception held) when (held is IOException or UnauthorizedAccessException)
                {
                    last = held; // by another grader
                }
            }

            throw new SandboxException($"No user number is free for another box; look into {folder}.", last?.Message ?? "");
        }
    }

    public void Return(int? slot)
    {
        lock (_lock)
        {
            if (slot is { } number && _taken.Remove(number, out var held))
            {
                held.Dispose();
            }
        }
    }
}
