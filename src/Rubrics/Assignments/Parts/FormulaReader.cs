using System.Globalization;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts that are answered with formulas.</summary>
internal static class FormulaReader
{
    public static PartCheck ReadExpression(YamlCursor at, Marks marks, PackageScope scope) => new PartCheck.Expression
    {
        Formula = ReadKey(at),
        Symbols = ReadSymbols(at),
        Accepted = at.Find("accept")?.Elements().Select(e => ReadReading(e, 1)).ToList() ?? [],
        Near = at.Find("near")?.Elements().Select(e => ReadReading(e, 0)).ToList() ?? [],
        Forms = ReadForms(at),
        Equation = at.Find("equation")?.Bool() ?? false,
    };

    public static PartCheck ReadDerivation(YamlCursor at, Marks marks, PackageScope scope)
    {
        var required = at.Require("required")?.Elements().Select(ReadResult).ToList() ?? [];
        var sum = required.Aggregate(Marks.Zero, (s, r) => s + r.Marks);
        if (sum != marks)
        {
            at.Problem($"the required results add up to {sum}, the derivation has {marks} marks");
        }

        return new PartCheck.Derivation
        {
            Givens = Texts(at, "givens"),
            Symbols = ReadSymbols(at),
            Required = required,
            FollowShare = at.Find("follow_share")?.Decimal() ?? 1,
        };
    }

    private static FormulaKey ReadKey(YamlCursor at)
    {
        if ((at.Find("gradient") ?? (at.Find("key") is { Node: YamlMappingNode } key ? key.Require("gradient") : null)) is { } gradient)
        {
            var computed = new FormulaKey.Gradient(gradient.RequireText("of"), gradient.RequireText("with_respect_to"));
            gradient.NothingElse();
            return computed;
        }

        return new FormulaKey.Typed(at.RequireText("key"));
    }

    private static FormulaReading ReadReading(YamlCursor at, decimal usual)
    {
        if (at.Node is YamlScalarNode)
        {
            return new FormulaReading(at.Text(), usual, "");
        }

        var reading = new FormulaReading(at.FindText("formula") ?? at.RequireText("key"), ValueReader.ReadShare(at, usual), at.FindText("says") ?? "");
        at.NothingElse();
        return reading;
    }

    private static RequiredResult ReadResult(YamlCursor at)
    {
        var result = new RequiredResult(at.RequireText("id"), at.RequireText("text"), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero, at.FindText("result"));
        at.NothingElse();
        return result;
    }

    private static Forms ReadForms(YamlCursor at)
    {
        var share = at.Find("form_share")?.Decimal() ?? 0.5m;
        if (at.Find("forms") is not { } forms)
        {
            return Forms.None;
        }

        var read = new Forms
        {
            Uses = Texts(forms, "uses"),
            Without = Texts(forms, "without"),
            NotExpanded = forms.Find("not_expanded")?.Bool() ?? false,
            SingleFraction = forms.Find("single_fraction")?.Bool() ?? false,
            Evaluated = forms.Find("evaluated")?.Bool() ?? false,
            Share = share,
        };
        forms.NothingElse();
        return read;
    }

    private static Symbols ReadSymbols(YamlCursor at)
    {
        var boolean = at.Find("boolean")?.Bool() ?? false;
        return new Symbols(
            at.Find("variables")?.Entries().ToDictionary(e => e.Key, e => ReadDomain(e.Value)) ?? [],
            at.Find("symbols")?.Entries().ToDictionary(e => e.Key, e => e.Value.Text()) ?? [],
            Texts(at, "functions"),
            Texts(at, "definitions"))
        { Boolean = boolean };
    }

    private static Domain ReadDomain(YamlCursor at)
    {
        if (at.Node is YamlScalarNode)
        {
            return at.Text() switch
            {
                "real" => Domain.Usual,
                "positive" => new Domain.Real(0.1, 3),
                "negative" => new Domain.Real(-3, -0.1),
                "probability" => new Domain.Real(0.02, 0.98),
                "boolean" => new Domain.Boolean(),
                _ => Unknown(at),
            };
        }

        Domain domain = Domain.Usual;
        var bounds = at.Find("in") is { } range ? Range(range) : null;
        if (at.Find("integer") is { } whole && Range(whole) is { } integers)
        {
            domain = new Domain.Integer((int)integers.From, (int)integers.To);
        }
        else if (at.Find("shape") is { } shape)
        {
            domain = new Domain.Array([.. shape.Elements().Select(e => e.Text())], bounds?.From ?? -3, bounds?.To ?? 3);
        }
        else if (bounds is not null)
        {
            domain = bounds;
        }

        at.NothingElse();
        return domain;
    }

    private static Domain Unknown(YamlCursor at)
    {
        at.Problem("write real, positive, negative, probability, boolean, { in: [a, b] }, { integer: [a, b] } or { shape: [N, D] }");
        return Domain.Usual;
    }

    private static Domain.Real? Range(YamlCursor at)
    {
        var ends = at.Elements().Select(e => e.Double()).ToList();
        if (ends is [var from, var to] && from < to)
        {
            return new Domain.Real(from, to);
        }

        at.Problem(string.Create(CultureInfo.InvariantCulture, $"a range has two ends, the smaller first: [0, 1]"));
        return null;
    }

    private static IReadOnlyList<string> Texts(YamlCursor at, string key) =>
        at.Find(key) is not { } texts ? [] : texts.Node is YamlScalarNode ? [texts.Text()] : [.. texts.Elements().Select(e => e.Text())];
}
