using System.Globalization;

namespace Autograder.Api.Marking;

/// <summary>Marks as people type them: with a point or a comma, at most two decimals.</summary>
internal static class TypedMarks
{
    public static decimal? Read(string? typed) =>
        decimal.TryParse((typed ?? "").Trim().Replace(',', '.').Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var marks)
        && decimal.Round(marks, 2) == marks && Math.Abs(marks) <= 10_000 ? marks : null;
}
