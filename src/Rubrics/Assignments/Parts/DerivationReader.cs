using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

internal static class DerivationReader
{
    public static PartCheck Read(YamlCursor at, Marks marks, PackageScope scope)
    {
        var required = at.Require("required")?.Elements().Select(ReadResult).ToList() ?? [];
        var sum = required.Aggregate(Marks.Zero, (s, r) => s + r.Marks);
        if (sum != marks)
        {
            at.Problem($"the required results add up to {sum}, the derivation has {marks} marks");
        }

        return new PartCheck.Derivation
        {
            Givens = SymbolReader.Texts(at, "givens"),
            Declared = SymbolReader.ReadDeclared(at),
            Required = required,
            FollowShare = at.Find("follow_share")?.Decimal() ?? 1,
        };
    }

    private static RequiredResult ReadResult(YamlCursor at)
    {
        var result = new RequiredResult(at.RequireText("id"), at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, at.FindText("result"));
        at.NothingElse();
        return result;
    }
}
