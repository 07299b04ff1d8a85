using System.Runtime.CompilerServices;

namespace Autograder.Fuzz;

/// <summary>What instrumented code tells: which way it took from one block of instructions to the next. Public, because the rooms' instrumented copies call it.</summary>
public static unsafe class Trace
{
    /// <summary>Counters of ways.</summary>
    public const int Size = 1 << 17;

    private static readonly byte* Counters = (byte*)System.Runtime.InteropServices.NativeMemory.AllocZeroed(Size);
    private static int _before;

    /// <summary>Called at the start of every block, with a number of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hit(int block)
    {
        Counters[(_before ^ block) & (Size - 1)]++;
        _before = block >> 1;
    }

    internal static Span<byte> Map => new(Counters, Size);

    internal static void Clear()
    {
        Map.Clear();
        _before = 0;
    }
}
