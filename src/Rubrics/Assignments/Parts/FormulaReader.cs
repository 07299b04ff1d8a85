using Autograder.Reference.Expressions;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts that are answered with one formula, and prepares their keys.</summary>
internal static class FormulaReader
{
    public static PartCheck ReadExpression(YamlCursor at, Marks marks, PackageScope scope)
    {
        if (at.Find("boolean")?.Bool() ?? false)
        {
            return BooleanReader.Read(at);
        }

        var context = SymbolReader.Read(at, scope.Rules.Decimal);
        return new PartCheck.Expression
        {
            Context = context,
            Formula = ReadKey(at, context),
            Accepted = ReadReadings(at, "accept", 1, context),
            Near = ReadReadings(at, "near", 0, context),
            Form = FormReader.Read(at),
            FormShare = FormReader.ReadShare(at),
        };
    }

    private static AuthorFormula? ReadKey(YamlCursor at, FormulaContext? context)
    {
        at.Find("equation"); // every answer may be an equation; the word stays for authors who want to say so
        if ((at.Find("gradient") ?? (at.Find("key") is { Node: YamlMappingNode } key ? key.Require("gradient") : null)) is { } gradient)
        {
            var (of, by) = (gradient.RequireText("of"), gradient.RequireText("with_respect_to"));
            gradient.NothingElse();
            return Prepare(gradient, context, of, by);
        }

        return at.Require("key") is { } typed ? Prepare(typed, context, typed.Text(), null) : null;
    }

    private static List<FormulaReading> ReadReadings(YamlCursor at, string name, decimal usual, FormulaContext? context) =>
        at.Find(name) is not { } list ? []
        : list.Node is YamlSequenceNode ? [.. list.Elements().Select(e => ReadReading(e, usual, context)).OfType<FormulaReading>()]
        : [.. new[] { ReadReading(list, usual, context) }.OfType<FormulaReading>()];

    private static FormulaReading? ReadReading(YamlCursor at, decimal usual, FormulaContext? context)
    {
        if (at.Node is YamlScalarNode)
        {
            return Prepare(at, context, at.Text(), null) is { } bare ? new FormulaReading(bare, usual, "") : null;
        }

        var text = at.FindText("formula") ?? at.RequireText("key");
        var (share, says) = (ValueReader.ReadShare(at, usual), at.FindText("says") ?? "");
        at.NothingElse();
        return Prepare(at, context, text, null) is { } formula ? new FormulaReading(formula, share, says) : null;
    }

    /// <summary>Computes the formula at the points of the question, so that every mistake in it shows when the package is loaded.</summary>
    private static AuthorFormula? Prepare(YamlCursor at, FormulaContext? context, string text, string? withRespectTo)
    {
        if (context is null)
        {
            return null;
        }

        var parsed = ExpressionParser.ParseStatement(text, context.Options with { Decimal = DecimalMark.Point });
        if (!parsed.Understood)
        {
            at.Problem(parsed.Problem.ToString());
            return null;
        }

        try
        {
            var key = withRespectTo is null ? FormulaKey.Create(context, parsed.Value.Last, out var error)
                : FormulaKey.Gradient(context, parsed.Value.Last, Vocabulary.SymbolOf(withRespectTo), out error);
            if (error is not null)
            {
                at.Problem(error);
            }

            return key is null ? null : new AuthorFormula(text, key, Symbols.Nodes(parsed.Value.Last).Any(n => n is Expression.Derivative));
        }
        catch (ArgumentException e)
        {
            at.Problem(e.Message);
            return null;
        }
    }
}
