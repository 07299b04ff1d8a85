using System.Globalization;

namespace Autograder.Sandbox.Engine;

/// <summary>What a GPU says of itself between two runs.</summary>
/// <param name="TotalBytes">Its memory.</param>
/// <param name="UsedBytes">How much of it is taken: between two runs, what the driver keeps for itself.</param>
/// <param name="Driver">The driver's version.</param>
internal sealed record GpuReading(long TotalBytes, long UsedBytes, string Driver)
{
    /// <summary>Asks for exactly what <see cref="Parse"/> reads.</summary>
    public static readonly IReadOnlyList<string> Command = ["/usr/bin/nvidia-smi", "--query-gpu=memory.total,memory.used,driver_version", "--format=csv,noheader,nounits"];

    private const int LongestVersion = 40;

    /// <summary>Reads the answer for one device; null where it is no such answer.</summary>
    public static GpuReading? Parse(string answer)
    {
        var fields = answer.Trim().Split(',', StringSplitOptions.TrimEntries);
        return fields is [var total, var used, { Length: > 0 and <= LongestVersion } driver]
            && Mebibytes(total) is { } all && Mebibytes(used) is { } taken && taken <= all
            ? new GpuReading(all, taken, driver)
            : null;
    }

    private static long? Mebibytes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (long)value << 20 : null;
}
