using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Publishing;

/// <summary>What the author says about one place of a printed solution.</summary>
/// <param name="Correct">What it should say, for statements; null where the key says it.</param>
/// <param name="IsStatement">Something that no typed answer holds.</param>
/// <param name="Source">Which of several catalogue ids of the item is meant, or null.</param>
internal sealed record PublishedNote(YamlCursor At, string Item, string Part, int Line, string Printed, string? Correct, string Why, bool IsStatement, string? Source);

/// <summary>published/notes.yaml: where the printed solution stands and why it is wrong.</summary>
internal sealed record PublishedNotes(string Seed, IReadOnlyList<PublishedNote> Notes)
{
    public const string FileName = "notes.yaml";
    private const int LastLine = 1_000_000;

    public static PublishedNotes Read(string folder, ICollection<YamlProblem> problems)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            problems.Add(new YamlProblem(path, 1, "", "is missing: it says where each disagreement is printed and why it is one"));
            return new PublishedNotes("", []);
        }

        if (YamlDocument.Parse(path, File.ReadAllBytes(path), problems) is not { } root)
        {
            return new PublishedNotes("", []);
        }

        var notes = new PublishedNotes(root.RequireText("seed"), root.Find("notes")?.Elements().Select(ReadNote).ToList() ?? []);
        root.NothingElse();
        return notes;
    }

    private static PublishedNote ReadNote(YamlCursor at)
    {
        var statement = at.Find("statement")?.Bool() ?? false;
        var note = new PublishedNote(
            at, at.RequireText("item"), at.FindText("part") ?? "", at.Require("line")?.Int(1, LastLine) ?? 1, at.RequireText("printed"),
            at.FindText("correct"), at.RequireText("why"), statement, at.FindText("source"));
        if (statement && note.Correct is null)
        {
            at.Problem("'correct' is missing: what a statement should have said cannot be computed");
        }

        at.NothingElse();
        return note;
    }
}
