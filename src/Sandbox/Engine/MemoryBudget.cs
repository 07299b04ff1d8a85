using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Autograder.Sandbox.Engine;

/// <summary>
/// Admission to the machine's memory: boxes that could together use more than there is do not run at one time, whichever grader of this machine makes them. Within a grader first come, first
/// served, so that a large one is not passed for ever. What a box may use is the name of a file which its grader holds; the kernel lets go of it when the grader dies.
/// </summary>
/// <param name="folder">One that only we can write to.</param>
/// <param name="total">Bytes for all boxes together.</param>
internal sealed class MemoryBudget(string folder, long total, TimeProvider time)
{
    private const long LeastReserve = 1L << 30;
    private const long Unknown = long.MaxValue;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly ConcurrentDictionary<string, long> _own = new();
    private readonly string _turn = Path.Combine(folder, "turn");

    /// <summary>All but a tenth, and at least a gigabyte, which the machine itself and the grader need.</summary>
    public static long For(long machineBytes) =>
        machineBytes <= 0 ? Unknown : Math.Max(machineBytes / 2, machineBytes - Math.Max(LeastReserve, machineBytes / 10));

    /// <summary>Waits until so much is free, or all of it for a box that could use more; give it back by disposing what is returned.</summary>
    /// <exception cref="SandboxException">The folder cannot be used.</exception>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancel)
    {
        var wanted = Math.Min(bytes, total);
        await _door.WaitAsync(cancel);
        try
        {
            while (true)
            {
                if (TryTake(wanted) is { } room)
                {
                    return room;
                }

                await Task.Delay(BetweenLooks, time, cancel);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"Memory for a box cannot be set aside in {folder}.", problem.Message, problem);
        }
        finally
        {
            _door.Release();
        }
    }

    /// <summary>Null where there is not so much, or where another grader is looking at this moment.</summary>
    private Room? TryTake(long wanted)
    {
        Directory.CreateDirectory(folder);
        using var turn = FileLocks.TryHold(_turn, FileMode.OpenOrCreate);
        if (turn is null || wanted > total - _own.Values.Sum() - OfOthers())
        {
            return null;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        var file = FileLocks.Make(Path.Combine(folder, name), FileOptions.DeleteOnClose);
        _own[name] = wanted;
        return new Room(this, name, file);
    }

    /// <summary>What other graders hold; files that nobody holds are removed.</summary>
    private long OfOthers()
    {
        var bytes = 0L;
        foreach (var path in Directory.EnumerateFiles(folder, "*-*").Where(path => !_own.ContainsKey(Path.GetFileName(path))))
        {
            if (FileLocks.TryHold(path, FileMode.Open) is { } abandoned)
            {
                File.Delete(path);
                abandoned.Dispose();
            }
            else if (File.Exists(path)) // it may have been given back at this moment
            {
                bytes += long.TryParse(Path.GetFileName(path).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var held) ? held : 0;
            }
        }

        return bytes;
    }

    private sealed class Room(MemoryBudget budget, string name, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            budget._own.TryRemove(name, out var _);
        }
    }
}
