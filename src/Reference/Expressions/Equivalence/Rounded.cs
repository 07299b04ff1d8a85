using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Values as a reader wants them: four significant digits, matrices row by row.</summary>
internal static class Rounded
{
    private const int LargestMatrix = 16;

    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "no value" : value > 0 ? "∞" : "-∞";
        }
        var text = value.ToString("G4", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static string Text(Quantity value)
    {
        if (value.Entries is not { } entries)
        {
            return Text(value.Number);
        }
        if (entries.Rows * entries.Columns > LargestMatrix)
        {
            return $"a {entries.Rows}×{entries.Columns} matrix";
        }
        var rows = Enumerable.Range(0, entries.Rows).Select(r => Enumerable.Range(0, entries.Columns).Select(c => Text(entries[r, c])));
        return entries.Columns == 1
            ? $"[{string.Join(", ", rows.Select(r => r.First()))}]"
            : $"[{string.Join(", ", rows.Select(r => $"[{string.Join(", ", r)}]"))}]";
    }
}
