using Autograder.Reference.Expressions;
using Autograder.Reference.Shapes;

namespace Autograder.Reference.Calculators;

/// <summary>Shapes of an expression of arrays.</summary>
/// <remarks>
/// Givens: <c>dims</c> (name → number), <c>shapes</c> (array → list of names or numbers), <c>expression</c>. Results: <c>shape</c>, <c>rank</c>, <c>size</c>, <c>fits[name]</c>.
/// </remarks>
internal static class TensorShapes
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var dims = givens.Has("dims") ? ReadDims(givens) : [];
        var shapes = givens.Map("shapes") is { } map ? ReadShapes(map, dims) : null;
        var text = givens.Text("expression");
        if (!givens.Ok || shapes is null || text is null)
        {
            return;
        }
        if (Vocabulary(givens, shapes.Keys) is not { } vocabulary)
        {
            return;
        }
        var parsed = ExpressionParser.ParseExpression(text, new() { Vocabulary = vocabulary });
        if (!parsed.Understood)
        {
            givens.Reject("expression", parsed.Problem.ToString());
            return;
        }
        var algebra = new ShapeAlgebra(shapes.ToDictionary(s => Expressions.Vocabulary.SymbolOf(s.Key).Key, s => s.Value));
        if (algebra.Of(parsed.Value) is not { } shape)
        {
            givens.Reject("expression", algebra.Problem);
            return;
        }
        results.Add("shape", LayerResults.Lengths(shape));
        results.Add("rank", shape.Length);
        results.Add("size", shape.Aggregate(1.0, (a, b) => a * b));
        foreach (var (name, own) in shapes)
        {
            results.Add($"fits[{name}]", own.SequenceEqual(shape) ? 1 : 0);
        }
    }

    private static Vocabulary? Vocabulary(GivenReader givens, IEnumerable<string> names)
    {
        try
        {
            return Expressions.Vocabulary.Of(names, functions: ["flatten"]);
        }
        catch (ArgumentException noSymbol)
        {
            givens.Reject("shapes", noSymbol.Message);
            return null;
        }
    }

    private static Dictionary<string, int> ReadDims(GivenReader givens) =>
        givens.Map("dims") is { } map ? map.Keys.ToDictionary(name => name, name => map.Integer(name, 1) ?? 1) : [];

    private static Dictionary<string, int[]>? ReadShapes(GivenReader shapes, Dictionary<string, int> dims)
    {
        var read = shapes.Keys.Select(name => (name, lengths: shapes.TextsOrNumbers(name, given => given switch
        {
            Given.Number { Value: >= 1 and <= int.MaxValue and var number } when double.IsInteger(number) => (int)number,
            Given.Text { Value: var dim } when dims.TryGetValue(dim, out var length) => length,
            _ => null,
        }))).ToList();
        return read.All(s => s.lengths is not null) ? read.ToDictionary(s => s.name, s => (s.lengths ?? []).ToArray()) : null;
    }
}
