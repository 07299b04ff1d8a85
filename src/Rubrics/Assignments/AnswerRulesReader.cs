using System.Text.RegularExpressions;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class AnswerRulesReader
{
    private static readonly Dictionary<string, DecimalMark> Marks = new() { ["either"] = DecimalMark.Either, ["point"] = DecimalMark.Point, ["comma"] = DecimalMark.Comma };
    private static readonly Dictionary<string, KeyRelease> Releases = new() { ["now"] = KeyRelease.Now, ["after_due"] = KeyRelease.AfterDue, ["never"] = KeyRelease.Never };

    public static AnswerRules Read(YamlCursor root)
    {
        var release = root.Find("release");
        var id = root.Find("student_id");
        var rules = new AnswerRules
        {
            WorkingRequired = root.Find("working") is { } working && AnswersReader.ReadWorking(working),
            Decimal = root.Find("decimal")?.OneOf(Marks) ?? DecimalMark.Either,
            Release = release?.Find("keys")?.OneOf(Releases) ?? KeyRelease.Now,
            IdPattern = id?.Find("pattern") is { } pattern ? ReadPattern(pattern) : null,
            ExampleId = id?.FindText("example") ?? "",
            Integrity = root.Find("integrity") is { } integrity ? ReadIntegrity(integrity) : IntegrityRules.None,
        };
        release?.NothingElse();
        id?.NothingElse();
        return rules;
    }

    private static Regex? ReadPattern(YamlCursor at)
    {
        try
        {
            // without backtracking: an author's slip must not hang a batch
            return new Regex(at.Text(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            at.Problem($"'{at.Text()}' is not a pattern: {e.Message}");
            return null;
        }
    }

    private static IntegrityRules ReadIntegrity(YamlCursor at)
    {
        var rules = new IntegrityRules(Names(at, "weights"), Names(at, "texts"));
        at.NothingElse();
        return rules;
    }

    private static IReadOnlyList<string> Names(YamlCursor at, string key) => at.Find(key)?.Elements().Select(e => e.Text()).ToList() ?? [];
}
