using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Autograder.Api.Shared;

/// <summary>
/// The languages of the pages. The program runs without the system's culture data, so that it behaves the same everywhere;
/// what English and German need of it is written here.
/// </summary>
internal static class Languages
{
    public const string English = "en";
    public const string German = "de";

    public static IReadOnlyList<(string Code, string Name)> All { get; } = [(English, "English"), (German, "Deutsch")];

    /// <summary>German by English wording.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = Read();

    private static readonly CultureInfo _english = MakeEnglish();
    private static readonly CultureInfo _german = MakeGerman();

    public static bool Knows(string? code) => code is English or German;

    public static CultureInfo CultureOf(string code) => code == German ? _german : _english;

    private static CultureInfo MakeEnglish()
    {
        var culture = (CultureInfo)new CultureInfo(English).Clone();
        culture.NumberFormat.NumberDecimalSeparator = ".";
        culture.NumberFormat.NumberGroupSeparator = ",";
        return culture;
    }

    private static CultureInfo MakeGerman()
    {
        var culture = (CultureInfo)new CultureInfo(German).Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        var format = culture.DateTimeFormat;
        format.AbbreviatedDayNames = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
        format.DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
        format.AbbreviatedMonthNames = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.", ""];
        format.AbbreviatedMonthGenitiveNames = format.AbbreviatedMonthNames;
        format.MonthNames = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", ""];
        format.MonthGenitiveNames = format.MonthNames;
        return culture;
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("texts/de.json")
            ?? throw new InvalidOperationException("The German texts are not in the program: Shared/Texts/de.json has to be embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }
}
