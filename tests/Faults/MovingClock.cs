namespace Autograder.Faults;

/// <summary>
/// The clock of one process, wrong from its start or set while it runs: Debian's libfaketime sits between the process and the clock. The clock that nobody sets goes right, as it does on a machine.
/// </summary>
internal sealed class MovingClock
{
    private readonly string _file;

    /// <param name="file">Read whenever the process asks what time it is.</param>
    public MovingClock(string file)
    {
        _file = file;
        Set("+0");
    }

    /// <summary>For a process that is to live by this clock.</summary>
    public (string, string)[] Environment => [.. Usual(), ("FAKETIME_TIMESTAMP_FILE", _file), ("FAKETIME_NO_CACHE", "1")];

    /// <summary>For a process whose clock is wrong from its start.</summary>
    public static (string, string)[] Wrong(string by) => [.. Usual(), ("FAKETIME", by)];

    /// <summary>Sets it so far from the right time, at once: "+1h", "-1h", "+0".</summary>
    public void Set(string by)
    {
        File.WriteAllText(_file + ".new", by + "\n");
        File.Move(_file + ".new", _file, overwrite: true);
    }

    private static (string, string)[] Usual()
    {
        var library = Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new InvalidOperationException("This test moves clocks with Debian's package faketime, which is not installed.");
        // without the last, waits with a limit on the clock that nobody sets end at once
        return [("LD_PRELOAD", library), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0")];
    }
}
