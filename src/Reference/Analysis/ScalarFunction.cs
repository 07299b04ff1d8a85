using Autograder.Reference.Differentiation;
using Autograder.Reference.Expressions;
using Autograder.Reference.Graphs;

namespace Autograder.Reference.Analysis;

/// <summary>A number that depends on a few numbers, by a formula.</summary>
/// <param name="formula">the formula</param>
/// <param name="variables">keys of its variables, in the order of coordinates</param>
/// <param name="constants">what its other symbols stand for</param>
internal sealed class ScalarFunction(Expression formula, IReadOnlyList<string> variables, IReadOnlyDictionary<string, Node> constants)
{
    public int Dimensions => variables.Count;

    public double ValueAt(double[] place) => NodeScope.Evaluate(formula, Scope([.. place.Select(p => Node.Constant(p))])).Number;

    /// <exception cref="EvaluationException">the formula has no value, whatever the place</exception>
    public LocalBehaviour At(double[] place)
    {
        Node[] x = [.. place.Select(p => Node.Variable(p))];
        var value = NodeScope.Evaluate(formula, Scope(x));
        var first = Derivatives.Of(value);
        Node[] gradient = [.. x.Select(v => first[v])];
        var rows = gradient.Select(g => Derivatives.Of(g)).Select(second => x.Select(v => second[v].Number).ToArray()).ToArray();
        return new(place, value.Number, [.. gradient.Select(g => g.Number)], Matrix.FromRows(rows));
    }

    private Dictionary<string, Node> Scope(Node[] x)
    {
        var nodes = new Dictionary<string, Node>(constants);
        for (var i = 0; i < x.Length; i++)
        {
            nodes[variables[i]] = x[i];
        }
        return nodes;
    }
}
