using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads one part; the check comes from the reader of its kind.</summary>
internal static class PartReader
{
    private static readonly Dictionary<string, Func<YamlCursor, Marks, PackageScope, PartCheck>> Kinds = new()
    {
        ["number"] = ValueReader.ReadNumber,
        ["matrix"] = ValueReader.ReadMatrix,
        ["choice"] = ChoiceReader.Read,
        ["expression"] = FormulaReader.ReadExpression,
        ["derivation"] = DerivationReader.Read,
        ["network"] = NetworkReader.Read,
        ["text"] = TextReader.ReadText,
        ["drawing"] = TextReader.ReadDrawing,
    };

    public static IEnumerable<string> KindNames => Kinds.Keys;

    /// <summary>A part of an item with several: everything stands on the part.</summary>
    public static Part? Read(YamlCursor at, string item, string name, PackageScope scope)
    {
        var marks = at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero;
        var kind = at.Require("kind");
        if (kind is null || !Kinds.TryGetValue(kind.Text(), out var read))
        {
            kind?.Problem($"'{kind.Text()}' is not a kind of part; use one of: {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        var part = Read(at, item, name, at.FindText("title") ?? name, marks, read(at, marks, scope), scope);
        at.NothingElse();
        return part;
    }

    /// <summary>The only part of an item: its keys stand on the item.</summary>
    public static Part ReadOnly(YamlCursor at, string item, string title, Marks marks, string kind, PackageScope scope) =>
        Read(at, item, "", title, marks, kind == "prose" ? TextReader.ReadProse(at, marks) : Kinds[kind](at, marks, scope), scope);

    private static Part Read(YamlCursor at, string item, string name, string title, Marks marks, PartCheck check, PackageScope scope)
    {
        var part = new Part
        {
            Item = item,
            Name = name,
            Answer = at.FindText("answer") ?? (name.Length == 0 ? item : $"{item}.{name}"),
            Title = title,
            Marks = marks,
            Check = check,
            Floor = at.Find("floor") is { } floor ? ItemReader.ReadMarks(floor) : Marks.Zero,
            InvalidatedBy = Named(at, item, "invalidated_by", scope),
            OnlyIf = Named(at, item, "only_if", scope),
        };
        if (part.Floor > marks)
        {
            at.Find("floor")?.Problem($"the floor of {part.Floor} is more than the {marks} marks");
        }

        scope.Parts.Add((at, part));
        return part;
    }

    private static string? Named(YamlCursor at, string item, string key, PackageScope scope)
    {
        if (at.Find(key) is not { } named)
        {
            return null;
        }

        scope.PartNames.Add((named, item, named.Text()));
        return named.Text();
    }
}
