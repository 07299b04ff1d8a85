using System.Globalization;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Checks;

/// <summary>What a student typed as an answer and how it was understood.</summary>
/// <param name="Value">The number, or null where the text is none.</param>
public sealed record TypedAnswer(string Text, double? Value);

/// <summary>The answers of answers.yaml by name.</summary>
public sealed class AnswerSheet
{
    /// <summary>No answers were handed in.</summary>
    public static readonly AnswerSheet Empty = new(new Dictionary<string, TypedAnswer>(), []);
    private readonly IReadOnlyDictionary<string, TypedAnswer> _answers;

    private AnswerSheet(IReadOnlyDictionary<string, TypedAnswer> answers, IReadOnlyList<string> problems, bool unreadable = false)
    {
        IsUnreadable = unreadable;
        _answers = answers;
        Problems = problems;
    }

    /// <summary>What could not be read, with line; for the student.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Something was handed in, but no answer could be read from it.</summary>
    public bool IsUnreadable { get; }

    public TypedAnswer? Find(string name) => _answers.GetValueOrDefault(name);

    /// <summary>Reads a sheet: a mapping of answer names to values, nested names joined by dots.</summary>
    public static AnswerSheet Read(IntakeFile? file)
    {
        if (file is null)
        {
            return Empty;
        }

        var problems = new List<YamlProblem>();
        var answers = new Dictionary<string, TypedAnswer>();
        var root = YamlDocument.Parse(file.Path, file.Content.Span, problems);
        if (root is not null)
        {
            Collect(root.Find("answers") ?? root, "", answers);
        }

        return new AnswerSheet(answers, [.. problems.Select(p => p.ToString())], unreadable: root is null && !IsBlank(file));
    }

    /// <summary>Nothing but comments: nothing was answered, which is no misunderstanding.</summary>
    private static bool IsBlank(IntakeFile file) =>
        System.Text.Encoding.UTF8.GetString(file.Content.Span).Split('\n').All(line => line.Trim() is "" or ['#', ..]);

    private static void Collect(YamlCursor at, string prefix, Dictionary<string, TypedAnswer> answers)
    {
        foreach (var (key, value) in at.Entries())
        {
            var name = prefix.Length == 0 ? key : $"{prefix}.{key}";
            if (value.Node is YamlDotNet.RepresentationModel.YamlMappingNode)
            {
                Collect(value, name, answers);
            }
            else if (value.Node is YamlDotNet.RepresentationModel.YamlScalarNode)
            {
                var text = value.Text();
                answers[name] = new TypedAnswer(text, TypedNumber.Read(text));
            }
            else
            {
                value.Problem("an answer is one number or one line of text");
                answers[name] = new TypedAnswer(value.Node.ToString(), null);
            }
        }
    }
}

/// <summary>Numbers as people write them: 0.42, 0,42, 42 %, 1/3, 1.5e-3, −0.2.</summary>
internal static class TypedNumber
{
    public static double? Read(string text)
    {
        var plain = text.Trim().Replace('−', '-').Replace(" ", "");
        if (plain.Length is 0 or > 60)
        {
            return null;
        }

        if (plain.EndsWith('%'))
        {
            return Plain(plain[..^1]) / 100;
        }

        var slash = plain.IndexOf('/');
        return slash > 0 && Plain(plain[..slash]) is { } a && Plain(plain[(slash + 1)..]) is { } b && b != 0 ? a / b : Plain(plain);
    }

    private static double? Plain(string text)
    {
        var pointed = text.Count(c => c == ',') == 1 && !text.Contains('.') ? text.Replace(',', '.') : text;
        return double.TryParse(pointed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;
    }
}
