using System.Diagnostics;

namespace Autograder.Fuzz.Engine;

/// <summary>One input given to a reader, and what is wrong with how that went; null where nothing is.</summary>
internal static class Attempt
{
    // Of processor time: on a busy machine everything takes long.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <summary>For tests that run beside others. On a busy machine a reader that is quick enough may still take ten times as long; one that hangs takes longer.</summary>
    public static TimeSpan Hangs { get; } = TimeSpan.FromSeconds(30);

    /// <param name="slow">How long it may take, of the processor; null for what fuzzing allows.</param>
    public static Finding? Of(IFuzzedReader reader, byte[] input, TimeSpan? slow = null)
    {
        var most = slow ?? Slow;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Environment.CpuUsage.TotalTime;
        try
        {
            reader.Read(input);
        }
        catch (Exception fault)
        {
            return new Finding($"{fault.GetType().Name} {Place(fault)}", fault.ToString());
        }

        var taken = Environment.CpuUsage.TotalTime - began;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > reader.MostAllocated ? new Finding("allocates", $"{allocated:N0} bytes for {input.Length:N0}")
            : taken > most && Again(reader, input) > most ? new Finding("slow", $"{taken.TotalSeconds:0.0} s for {input.Length:N0} bytes")
            : null;
    }

    /// <summary>The first time may have been spent on compiling it.</summary>
    private static TimeSpan Again(IFuzzedReader reader, byte[] input)
    {
        var began = Environment.CpuUsage.TotalTime;
        reader.Read(input);
        return Environment.CpuUsage.TotalTime - began;
    }

    /// <summary>The innermost method of ours, so that one mistake is one finding.</summary>
    private static string Place(Exception fault) => fault is BrokenPromise ? fault.Message
        : new StackTrace(fault).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("Autograder.", StringComparison.Ordinal) == true) is { } own
            ? $"{own.DeclaringType?.Name}.{own.Name}"
            : "outside";
}

/// <summary>Something that a reader must not do.</summary>
/// <param name="Kind">The same for the same mistake.</param>
internal sealed record Finding(string Kind, string Words);
