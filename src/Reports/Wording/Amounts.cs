using System.Globalization;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Wording;

/// <summary>Numbers in words that a reader takes in at a glance; always with a point, whatever the machine's language.</summary>
internal static class Amounts
{
    /// <summary>"7.5 / 10".</summary>
    public static string Of(Marks awarded, Marks maximum) => $"{awarded} / {maximum}";

    /// <summary>The share that is shown as a bar, 0 to 1.</summary>
    public static decimal Share(Marks part, Marks whole) =>
        whole.Value <= 0 ? 0 : Math.Round(Math.Clamp(part.Value / whole.Value, 0, 1), 4);

    /// <summary>"79 %", or null where there is nothing to divide by.</summary>
    public static string? Percent(Marks part, Marks whole) => whole.Value <= 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * part.Value / whole.Value, MidpointRounding.AwayFromZero):0} %");

    /// <summary>With a true minus sign, so that it does not break from its number.</summary>
    public static string Signed(Marks marks) => marks < Marks.Zero ? $"−{Marks.Zero - marks}" : marks.ToString();

    /// <summary>Four significant digits.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>"0.42 s", "75 s", "12 min 30 s".</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };

    /// <summary>"143 MB": millions of bytes.</summary>
    public static string Memory(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB");
}
