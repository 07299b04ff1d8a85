using Autograder.Reference.Expressions;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads how formulas are to be written.</summary>
internal static class FormReader
{
    public static FormRequirement Read(YamlCursor at)
    {
        if (at.Find("forms") is not { } forms)
        {
            return new FormRequirement();
        }

        var form = new FormRequirement
        {
            Uses = Symbols(forms, "uses"),
            Without = Symbols(forms, "without"),
            NotExpanded = forms.Find("not_expanded")?.Bool() ?? false,
            SingleFraction = forms.Find("single_fraction")?.Bool() ?? false,
            Evaluated = forms.Find("evaluated")?.Bool() ?? false,
            WithoutDerivatives = forms.Find("without_derivatives")?.Bool() ?? false,
        };
        forms.NothingElse();
        return form;
    }

    public static decimal ReadShare(YamlCursor at) => ValueReader.ReadShare(at, "form_share", 0.5m);

    private static ValueList<Expression.Symbol> Symbols(YamlCursor at, string key)
    {
        var symbols = new List<Expression.Symbol>();
        foreach (var name in SymbolReader.Texts(at, key))
        {
            try
            {
                symbols.Add(Vocabulary.SymbolOf(name));
            }
            catch (ArgumentException e)
            {
                at.Problem(e.Message);
            }
        }

        return [.. symbols];
    }
}
