using Autograder.Reference.Expressions;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads derivations and prepares their results, so that mistakes in them show when the package is loaded.</summary>
internal static class DerivationReader
{
    public static PartCheck Read(YamlCursor at, Marks marks, PackageScope scope)
    {
        var declared = SymbolReader.ReadDeclared(at);
        var context = FormulaContext.Create(
            declared.Variables, [.. declared.Definitions, .. SymbolReader.Texts(at, "givens")], declared.Functions, declared.Renames, scope.Rules.Decimal, out var mistakes);
        foreach (var mistake in mistakes)
        {
            (at.Find("givens") ?? at).Problem(mistake);
        }

        var required = at.Require("required")?.Elements().Select(e => ReadResult(e, context)).ToList() ?? [];
        var sum = required.Aggregate(Marks.Zero, (s, r) => s + r.Line.Marks);
        if (sum != marks)
        {
            at.Problem($"the required results add up to {sum}, the derivation has {marks} marks");
        }

        return new PartCheck.Derivation
        {
            Lines = context is null ? null : Prepare(at, context, required.ConvertAll(r => r.Result)),
            Required = required.ConvertAll(r => r.Line),
            FollowShare = ValueReader.ReadShare(at, "follow_share", 1),
            FormShare = FormReader.ReadShare(at),
        };
    }

    private static DerivationKey? Prepare(YamlCursor at, FormulaContext context, List<RequiredResult> results)
    {
        var key = DerivationKey.Create(context, results, out var errors);
        foreach (var error in errors)
        {
            (at.Find("required") ?? at).Problem(error);
        }

        return key;
    }

    private static (RequiredLine Line, RequiredResult Result) ReadResult(YamlCursor at, FormulaContext? context)
    {
        var (id, statement) = (at.RequireText("id"), at.RequireText("result"));
        var parsed = context?.Parse(statement);
        var tex = parsed is { Understood: true } ? string.Join(" = ", parsed.Value.Sides.Select(side => TexPrinter.Print(side))) : "";
        var line = new RequiredLine(id, at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, tex);
        var result = new RequiredResult(id, statement) { Form = FormReader.Read(at) };
        at.NothingElse();
        return (line, result);
    }
}
