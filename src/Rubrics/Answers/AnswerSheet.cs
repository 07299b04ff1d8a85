using System.Text;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Answers;

/// <summary>One answer as typed.</summary>
/// <param name="Line">1-based line of the answers file.</param>
/// <param name="Doubt">Why it cannot be taken as it stands, such as a second answer for the same name; null where it can.</param>
public sealed record TypedAnswer(string Name, Typed Value, long Line, string? Doubt = null);

/// <summary>The answers of answers.yaml by name, and the constants that the student declared.</summary>
public sealed class AnswerSheet
{
    private const int MostProblems = 50;

    /// <summary>Of a name with the names above it: no question has a longer one, and each is kept in full.</summary>
    private const int LongestName = 200;
    private const string Value = ".value";
    private readonly Dictionary<string, TypedAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypedAnswer> _assumed = new(StringComparer.Ordinal);
    private readonly List<(string Name, YamlCursor At)> _empty = [];
    private readonly List<YamlProblem> _problems = [];

    private AnswerSheet() { }

    /// <summary>No answers were handed in.</summary>
    public static AnswerSheet Empty { get; } = new();

    /// <summary>What could not be read or fits no question, with line; for the student.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Take(MostProblems).Select(p => p.ToString())];

    /// <summary>Something was handed in, but no answer could be read from it.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Every answer, in the order of the sheet.</summary>
    internal IEnumerable<TypedAnswer> All => _answers.Values;

    /// <summary>Every declared constant, in the order of the sheet.</summary>
    internal IEnumerable<TypedAnswer> AllAssumed => _assumed.Values;

    /// <summary>The answer of that name; null where it was left out or left empty.</summary>
    public TypedAnswer? Find(string name) => _answers.GetValueOrDefault(name);

    /// <summary>The declared constant of that name, or null.</summary>
    public TypedAnswer? Assumed(string name) => _assumed.GetValueOrDefault(name);

    /// <summary>Reads a sheet: a mapping of answer names to values, nested names joined by dots.</summary>
    /// <param name="names">The names that mean something; null where any may stand there.</param>
    public static AnswerSheet Read(IntakeFile? file, AnswerNames? names)
    {
        if (file is null)
        {
            return Empty;
        }

        var sheet = new AnswerSheet();
        var root = Yaml.YamlDocument.Parse(file.Path, file.Content.Span, sheet._problems);
        sheet.IsUnreadable = root is null && !IsBlank(file);
        if (root?.Node is YamlMappingNode)
        {
            sheet.Read(root, names);
        }
        else if (root is not null)
        {
            sheet.IsUnreadable = true;
            root.Problem("the answers are a list of names and values, such as 'answers:' and below it '\"1.1\": 0.25'");
        }

        return sheet;
    }

    private void Read(YamlCursor root, AnswerNames? names)
    {
        var answers = root.Find("answers");
        var assumptions = root.Find("assumptions");
        if (assumptions is not null)
        {
            Collect(assumptions, "", _assumed);
            Report(assumptions, _assumed.Values, names?.Assumptions, "nothing called '{0}' is to be assumed");
        }

        if (answers?.Node is YamlMappingNode || answers is null)
        {
            Collect(answers ?? root, "", _answers, skip: answers is null ? "assumptions" : null);
        }
        else
        {
            answers.Problem("the answers are names and values, each on a line of its own");
        }

        Check(answers ?? root, names);
        foreach (var (key, other) in answers is null ? [] : root.Entries().Where(e => e.Key is not ("answers" or "assumptions")))
        {
            other.Problem($"'{key}' stands beside 'answers' and is not read; move it below 'answers'");
        }
    }

    private void Collect(YamlCursor at, string prefix, Dictionary<string, TypedAnswer> into, string? skip = null)
    {
        foreach (var (key, value) in at.Entries().Where(e => e.Key != skip))
        {
            var name = prefix.Length == 0 ? key.Trim() : $"{prefix}.{key.Trim()}";
            if (name.Length > LongestName)
            {
                at.Problem($"the name “{Excerpt.Of(name)}” is longer than {LongestName} characters; there is no such question");
            }
            else if (value.Node is YamlMappingNode)
            {
                Collect(value, name, into);
            }
            else if (IsEmpty(value.Node))
            {
                _empty.Add((name, value));
            }
            else
            {
                Add(value, name.EndsWith(Value, StringComparison.Ordinal) ? name[..^Value.Length] : name, into);
            }
        }
    }

    private static void Add(YamlCursor at, string name, Dictionary<string, TypedAnswer> into)
    {
        var typed = Typed.Of(at);
        if (into.TryGetValue(name, out var first))
        {
            at.Problem($"'{name}' is answered twice; the first answer stands in line {first.Line}");
            into[name] = first with { Doubt = $"'{name}' is answered again in line {at.Line}" };
            return;
        }

        into.Add(name, new TypedAnswer(name, typed, at.Line));
    }

    private void Check(YamlCursor at, AnswerNames? names)
    {
        if (names is null)
        {
            return;
        }

        foreach (var answer in _answers.Values.Where(a => names.Several(a.Name) is not null && !names.Answers.Contains(a.Name)))
        {
            Problem(at, answer, $"'{answer.Name}' has several answers; write {string.Join(", ", names.Several(answer.Name) ?? [])}");
        }

        Report(at, _answers.Values.Where(a => names.Several(a.Name) is null), names.Answers, "there is no question '{0}'");
        foreach (var (name, empty) in _empty.Where(e => IsNumber(e.Name) && !names.Answers.Contains(e.Name) && names.Several(e.Name) is null).Take(MostProblems))
        {
            empty.Problem($"'{name}' names no question; a decimal comma inside of {{ }} or [ ] needs quotes, such as \"0,{name}\"");
            if (_answers.Values.LastOrDefault(a => a.Line == empty.Line && a.Value is Typed.Words) is { } torn)
            {
                _answers[torn.Name] = torn with { Doubt = $"a decimal comma may have torn it apart: {torn.Value.Shown},{name}" };
            }
        }
    }

    /// <summary>What a decimal comma leaves behind where commas separate entries: 1,5 becomes 1 and 5.</summary>
    private static bool IsNumber(string name) => name.Length is > 0 and < 20 && name.All(char.IsAsciiDigit);

    private void Report(YamlCursor at, IEnumerable<TypedAnswer> found, IReadOnlySet<string>? known, string words)
    {
        if (known is null)
        {
            return;
        }

        foreach (var answer in found.Where(a => !known.Contains(a.Name)).Take(MostProblems))
        {
            Problem(at, answer, string.Format(System.Globalization.CultureInfo.InvariantCulture, words, Excerpt.Of(answer.Name)) + Nearest.Hint(answer.Name, known));
        }
    }

    private void Problem(YamlCursor at, TypedAnswer answer, string message) => _problems.Add(new YamlProblem(at.File, answer.Line, "", message));

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" or null }
        or YamlScalarNode { Value: "" };

    /// <summary>Nothing but comments: nothing was answered, which is no misunderstanding.</summary>
    private static bool IsBlank(IntakeFile file) =>
        Encoding.UTF8.GetString(file.Content.Span).Split('\n').All(line => line.Trim() is "" or ['#', ..]);
}
