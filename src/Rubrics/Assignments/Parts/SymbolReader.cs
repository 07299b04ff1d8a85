using Autograder.Reference.Expressions;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads what a part declares about the symbols of its formulas.</summary>
internal static class SymbolReader
{
    public static Declared ReadDeclared(YamlCursor at)
    {
        return new Declared(
            at.Find("variables")?.Entries().ToDictionary(e => e.Key, e => ReadDomain(e.Value)) ?? [],
            at.Find("symbols")?.Entries().ToDictionary(e => e.Key, e => e.Value.Text()) ?? [],
            Texts(at, "functions"),
            Texts(at, "definitions"));
    }

    /// <summary>The question's context, or null with the mistakes reported.</summary>
    public static FormulaContext? Read(YamlCursor at, DecimalMark mark)
    {
        var declared = ReadDeclared(at);
        var context = FormulaContext.Create(declared.Variables, declared.Definitions, declared.Functions, declared.Renames, mark, out var errors);
        foreach (var error in errors)
        {
            (at.Find("variables") ?? at).Problem(error);
        }

        return context;
    }

    public static IReadOnlyList<string> Texts(YamlCursor at, string key) =>
        at.Find(key) is not { } texts ? [] : texts.Node is YamlScalarNode ? [texts.Text()] : [.. texts.Elements().Select(e => e.Text())];

    private static Domain Bits { get; } = new Domain.OneOf([0, 1]);

    private static Domain ReadDomain(YamlCursor at)
    {
        if (at.Node is YamlScalarNode)
        {
            return at.Text() switch
            {
                "real" => Domain.AnyReal,
                "positive" => Domain.Positive,
                "negative" => new Domain.Real(-3, 0),
                "probability" => new Domain.Real(0, 1),
                "boolean" => Bits,
                _ => Unknown(at),
            };
        }

        var bounds = at.Find("in") is { } range ? Range(range) : null;
        var domain = at.Find("integer") is { } whole && Range(whole) is { } integers ? new Domain.Integer((int)integers.From, (int)integers.To)
            : at.Find("one_of") is { } values ? new Domain.OneOf([.. values.Elements().Select(e => e.Double())])
            : at.Find("shape") is { } shape ? new Domain.Array([.. shape.Elements().Select(e => e.Text())], bounds ?? Domain.AnyReal)
            : bounds ?? Domain.AnyReal;
        at.NothingElse();
        return domain;
    }

    private static Domain Unknown(YamlCursor at)
    {
        at.Problem("write real, positive, negative, probability, boolean, { in: [a, b] }, { integer: [a, b] }, { one_of: [0, 1] } or { shape: [N, D] }");
        return Domain.AnyReal;
    }

    private static Domain.Real? Range(YamlCursor at)
    {
        var ends = at.Elements().Select(e => e.Double()).ToList();
        if (ends is [var from, var to] && from < to)
        {
            return new Domain.Real(from, to);
        }

        at.Problem("a range has two ends, the smaller first: [0, 1]");
        return null;
    }
}
