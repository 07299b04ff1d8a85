using Autograder.Reference.Expressions;
using Autograder.Reference.Graphs;

namespace Autograder.Reference.Calculators;

/// <summary>A computation graph as an author gives it: one formula, or named nodes in order, and a value for every input.</summary>
internal sealed record GraphGivens(IReadOnlyList<(string Name, string Key, double Value)> Inputs, IReadOnlyList<Vertex> Vertices, string Output)
{
    private const string UsualOutput = "f";

    public static GraphGivens? Read(GivenReader givens)
    {
        var inputs = ReadInputs(givens);
        if (givens.Has("expression") == givens.Has("nodes"))
        {
            givens.Reject("expression", "either expression or nodes is needed");
        }
        if (!givens.Ok || inputs is null)
        {
            return null;
        }
        var vertices = givens.Has("nodes") ? ReadNodes(givens, inputs) : ReadExpression(givens, inputs);
        if (vertices is null || !givens.Ok)
        {
            return null;
        }
        string[] reserved = givens.Has("nodes") ? ["nodes", "edges"] : ["nodes", "edges", UsualOutput];
        foreach (var name in inputs.Select(i => i.Name).Concat(vertices.Select(v => v.Name)).GroupBy(n => n).Where(g => g.Count() > 1 || reserved.Contains(g.Key)))
        {
            givens.Reject(givens.Has("nodes") ? "nodes" : "values", $"the name '{name.Key}' is taken twice");
        }
        return givens.Ok ? new(inputs, vertices, givens.Has("nodes") ? vertices[^1].Name : UsualOutput) : null;
    }

    private static List<(string Name, string Key, double Value)>? ReadInputs(GivenReader givens)
    {
        if (givens.Map("values") is not { } values)
        {
            return null;
        }
        var inputs = new List<(string, string, double)>();
        foreach (var name in values.Keys)
        {
            if (KeyOf(values, name, name) is { } key && values.Number(name) is { } value)
            {
                inputs.Add((name, key, value));
            }
        }
        return inputs;
    }

    private static IReadOnlyList<Vertex>? ReadExpression(GivenReader givens, IReadOnlyList<(string Name, string Key, double Value)> inputs)
    {
        if (givens.Text("expression") is not { } text || Parse(givens, "expression", text, inputs.Select(i => i.Name)) is not { } formula)
        {
            return null;
        }
        try
        {
            var vertices = OperationList.Of(formula);
            if (vertices.Count == 0)
            {
                givens.Reject("expression", "contains no operation");
            }
            return CheckUses(givens, "expression", vertices, inputs) ? vertices : null;
        }
        catch (NotSupportedException fault)
        {
            givens.Reject("expression", fault.Message);
            return null;
        }
    }

    private static List<Vertex>? ReadNodes(GivenReader givens, IReadOnlyList<(string Name, string Key, double Value)> inputs)
    {
        var vertices = new List<Vertex>();
        foreach (var text in givens.Texts("nodes") ?? [])
        {
            if (text.Split('=', 2) is not [var left, var right] || KeyOf(givens, "nodes", left.Trim()) is not { } key)
            {
                givens.Reject("nodes", $"'{text}' is no named node such as p = a*x");
                return null;
            }
            if (Parse(givens, "nodes", right, inputs.Select(i => i.Name).Concat(vertices.Select(v => v.Name))) is not { } formula)
            {
                return null;
            }
            vertices.Add(new(left.Trim(), key, formula));
        }
        if (givens.Ok && vertices.Count == 0)
        {
            givens.Reject("nodes", "at least one node is needed");
        }
        return CheckUses(givens, "nodes", vertices, inputs) ? vertices : null;
    }

    private static bool CheckUses(GivenReader givens, string key, IReadOnlyList<Vertex> vertices, IReadOnlyList<(string Name, string Key, double Value)> inputs)
    {
        var known = inputs.Select(i => i.Key).ToHashSet();
        foreach (var vertex in vertices)
        {
            foreach (var stranger in vertex.Uses.Where(u => !known.Contains(u)).Distinct())
            {
                givens.Reject(key, $"'{stranger}' in {vertex.Name} has no value in values and is no earlier node");
            }
            known.Add(vertex.Key);
        }
        return givens.Ok;
    }

    private static Expression? Parse(GivenReader givens, string key, string text, IEnumerable<string> names)
    {
        var parsed = ExpressionParser.ParseExpression(text, ParseOptions.Default with { Vocabulary = Vocabulary.Of(names), Decimal = DecimalMark.Point });
        if (!parsed.Understood)
        {
            givens.Reject(key, $"{text}: {parsed.Problem}");
        }
        return parsed.Value;
    }

    private static string? KeyOf(GivenReader givens, string key, string name)
    {
        try
        {
            return Vocabulary.SymbolOf(name).Key;
        }
        catch (ArgumentException fault)
        {
            givens.Reject(key, fault.Message);
            return null;
        }
    }
}
