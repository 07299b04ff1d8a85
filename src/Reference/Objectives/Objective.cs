using Autograder.Reference.Differentiation;
using Autograder.Reference.Expressions;
using Autograder.Reference.Graphs;

namespace Autograder.Reference.Objectives;

/// <summary>A written function of some variables, with its derivatives at any point.</summary>
internal sealed class Objective
{
    private readonly Expression _formula;
    private readonly string[] _variables;
    private readonly Dictionary<string, Node> _constants;

    private Objective(Expression formula, string[] variables, Dictionary<string, Node> constants) =>
        (_formula, _variables, _constants) = (formula, variables, constants);

    /// <param name="text">such as <c>3*w1^2 + 1.5*w2^3</c></param>
    /// <param name="variables">names of the entries of a point, or one name for the whole of it, which is then a column</param>
    /// <param name="constants">numbers, columns and matrices by name</param>
    /// <param name="problem">what is wrong with the names or the text; empty when all is well</param>
    public static Objective? Read(string text, IReadOnlyList<string> variables, IReadOnlyDictionary<string, DenseArray> constants, out string problem)
    {
        try
        {
            var vocabulary = Vocabulary.Of(variables.Concat(constants.Keys));
            var parsed = ExpressionParser.ParseExpression(text, new() { Vocabulary = vocabulary, Decimal = DecimalMark.Point });
            problem = parsed.Understood ? "" : parsed.Problem.ToString();
            return parsed.Understood
                ? new(parsed.Value, [.. variables.Select(Key)], constants.ToDictionary(c => Key(c.Key), c => Node.Constant(c.Value.ToMatrix())))
                : null;
        }
        catch (ArgumentException noSymbol)
        {
            problem = noSymbol.Message;
            return null;
        }
    }

    /// <summary>Value, gradient (n×1) and, where it is asked for, Hessian (n×n).</summary>
    /// <param name="point">n×1</param>
    /// <param name="hessian">whether second derivatives are needed</param>
    /// <param name="problem">why there is no value here; empty when there is one</param>
    public Slope? At(Matrix point, bool hessian, out string problem)
    {
        Node[] entries = _variables.Length == 1 && point.Rows > 1
            ? [Node.Variable(point)]
            : [.. Enumerable.Range(0, point.Rows).Select(i => Node.Variable(point[i, 0]))];
        try
        {
            var nodes = new Dictionary<string, Node>(_constants);
            for (var i = 0; i < entries.Length; i++)
            {
                nodes[_variables[i]] = entries[i];
            }
            var value = new Evaluator<Node>(new NodeArithmetic(), new NodeScope(nodes)).Evaluate(_formula);
            problem = value.Value is { Rows: 1, Columns: 1 } ? double.IsFinite(value.Number) ? "" : $"it is {value.Number} at this point" : $"it is a {value.Value} matrix, not a number";
            if (problem.Length > 0)
            {
                return null;
            }
            var slope = SlopeOf(value, entries, hessian);
            problem = double.IsFinite(slope.Gradient.Sum() + (slope.Hessian?.Sum() ?? 0)) ? "" : "it has no finite derivative at this point";
            return problem.Length > 0 ? null : slope;
        }
        catch (EvaluationException fault)
        {
            problem = fault.Message;
            return null;
        }
    }

    private static Slope SlopeOf(Node value, Node[] entries, bool hessian)
    {
        var first = Derivatives.Of(value);
        Node[] gradient = [.. entries.SelectMany(e => Numbers(first[e]))];
        var second = hessian ? gradient.Select(g => Derivatives.Of(g)).Select(d => entries.SelectMany(e => d[e].Value.Values.ToArray()).ToArray()).ToArray() : null;
        return new(
            value.Number,
            Matrix.Column([.. gradient.Select(g => g.Number)]),
            second is null ? null : Matrix.FromRows(second));
    }

    private static IEnumerable<Node> Numbers(Node column) => Enumerable.Range(0, column.Value.Rows).Select(r => Linear.Element(column, r, 0));

    private static string Key(string name) => Vocabulary.SymbolOf(name).Key;
}
