using Autograder.Reference.Expressions;

namespace Autograder.Reference.Calculators;

/// <summary>Whether two formulas mean the same on the domains of their symbols.</summary>
/// <remarks>Givens and results: docs/calculators.md. Expression parts of items compare by themselves; this is for keys such as "which of these are equal".</remarks>
internal static class SymbolicEquivalence
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var variables = ReadVariables(givens);
        var definitions = givens.Has("definitions") ? givens.Texts("definitions") : [];
        var functions = givens.Has("functions") ? givens.Texts("functions") : [];
        var symbols = givens.Has("symbols") ? givens.Map("symbols") : null;
        var spellings = symbols?.Keys.ToDictionary(k => k, k => symbols.Text(k) ?? "") ?? [];
        var (formula, key) = (givens.Text("formula"), givens.Has("gradient") ? null : givens.Text("key"));
        var gradient = givens.Has("gradient") ? givens.Map("gradient") : null;
        var (loss, by) = (gradient?.Text("of"), gradient?.Text("with_respect_to"));
        if (!givens.Ok || variables is null || definitions is null || functions is null || formula is null)
        {
            return;
        }
        var context = FormulaContext.Create(variables, definitions, functions, spellings, DecimalMark.Point, out var errors);
        foreach (var error in errors)
        {
            givens.Reject("variables", error);
        }
        if (context is null || Parsed(givens, context, gradient is null ? "key" : "gradient", key ?? loss ?? "") is not { } right || Parsed(givens, context, "formula", formula) is not { } typed)
        {
            return;
        }
        if (KeyOf(context, right.Last, by, out var fault) is not { } formulaKey)
        {
            givens.Reject(gradient is null ? "key" : "gradient", fault ?? "cannot be computed");
            return;
        }
        if (context.Stranger(typed.Last) is { } stranger)
        {
            givens.Reject("formula", $"'{stranger}' is not declared");
            return;
        }
        var verdict = formulaKey.Compare(typed.Last);
        results.Add("equal", verdict is EquivalenceVerdict.Equal ? 1.0 : 0);
        results.Add("undecided", verdict is EquivalenceVerdict.Undecided ? 1.0 : 0);
        results.Add("points", verdict is EquivalenceVerdict.Equal equal ? equal.Points : 0.0);
    }

    private static FormulaKey? KeyOf(FormulaContext context, Expression right, string? by, out string? fault)
    {
        if (by is null)
        {
            return FormulaKey.Create(context, right, out fault);
        }
        try
        {
            return FormulaKey.Gradient(context, right, Vocabulary.SymbolOf(by), out fault);
        }
        catch (ArgumentException noSymbol)
        {
            fault = noSymbol.Message;
            return null;
        }
    }

    private static Statement? Parsed(GivenReader givens, FormulaContext context, string key, string text)
    {
        var parsed = context.Parse(text);
        if (!parsed.Understood)
        {
            givens.Reject(key, $"{text}: {parsed.Problem}");
        }
        return parsed.Value;
    }

    /// <summary>A list of names, all real, or a map from names to domains.</summary>
    private static Dictionary<string, Domain>? ReadVariables(GivenReader givens)
    {
        if (givens.IsList("variables"))
        {
            return givens.Texts("variables")?.Distinct().ToDictionary(n => n, _ => Domain.AnyReal);
        }
        if (givens.Map("variables") is not { } map)
        {
            return null;
        }
        var domains = map.Keys.Select(name => (name, domain: ReadDomain(map, name))).ToList();
        return domains.All(d => d.domain is not null) ? domains.ToDictionary(d => d.name, d => d.domain ?? Domain.AnyReal) : null;
    }

    private static Domain? ReadDomain(GivenReader map, string name)
    {
        if (map.IsList(name))
        {
            if (map.Numbers(name) is [var from, var to] && from < to)
            {
                return new Domain.Real(from, to);
            }
            map.Reject(name, "two numbers are needed, the first smaller: [from, to]");
            return null;
        }
        if (map.Says(name, "real") || map.Says(name, "positive"))
        {
            return map.Says(name, "real") ? Domain.AnyReal : Domain.Positive;
        }
        if (!map.IsMap(name) || map.Map(name) is not { } inner || !(inner.Has("in") | inner.Has("integer") | inner.Has("shape")))
        {
            map.Reject(name, "real, positive, [from, to] or a map with in, integer or shape is needed");
            return null;
        }
        return inner.Has("in") ? inner.Numbers("in") is { } values ? new Domain.OneOf([.. values]) : null
            : inner.Has("integer") ? inner.Integers("integer", int.MinValue) is [var low, var high] ? new Domain.Integer(low, high) : null
            : inner.ExactEntries("shape") is { Shape.Length: 1 } shape ? new Domain.Array([.. shape.Entries.Select(e => e.Name ?? e.Value?.ToString() ?? "")], Domain.AnyReal) : null;
    }
}
