using Autograder.Reference.Differentiation;
using Autograder.Reference.Expressions;
using Autograder.Reference.Graphs;

namespace Autograder.Reference.Calculators;

/// <summary>Forward values and derivatives in a computation graph.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class ComputationGraph
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var graph = GraphGivens.Read(givens);
        double? atZero = givens.Has("relu_at_zero") ? givens.Number("relu_at_zero") : null;
        givens.Has("assume");
        if (!givens.Ok || graph is null)
        {
            return;
        }
        var names = graph.Inputs.ToDictionary(i => i.Key, i => i.Name);
        foreach (var vertex in graph.Vertices)
        {
            names[vertex.Key] = vertex.Name;
        }
        try
        {
            var assume = new Assumptions(givens, $"d{graph.Output}/d");
            var nodes = Evaluate(graph, assume, atZero);
            if (givens.Ok)
            {
                AddValues(results, graph, nodes);
                AddDerivatives(results, graph, nodes, names, Derivatives.Of(nodes[graph.Vertices[^1].Key], assume.Derivatives));
                AddLocal(results, graph, nodes, names, atZero);
            }
        }
        catch (EvaluationException fault)
        {
            givens.Reject(givens.Has("nodes") ? "nodes" : "expression", fault.Message);
            return;
        }
        results.Add("nodes", graph.Vertices.Count);
        results.Add("edges", graph.Vertices.Sum(v => v.Uses.Count));
    }

    private static Dictionary<string, Node> Evaluate(GraphGivens graph, Assumptions assume, double? atZero)
    {
        var nodes = new Dictionary<string, Node>();
        foreach (var (name, key, value) in graph.Inputs)
        {
            nodes[key] = Node.Variable(value);
            assume.Derivative(name, nodes[key]);
        }
        foreach (var vertex in graph.Vertices)
        {
            var computed = NodeScope.Evaluate(vertex.Formula, nodes, atZero);
            // A vertex that nothing varying leads to has no derivative, but is a place to stop at all the same.
            nodes[vertex.Key] = assume.Value(vertex.Name, computed);
        }
        return nodes;
    }

    private static void AddValues(CalculatorResults results, GraphGivens graph, Dictionary<string, Node> nodes)
    {
        foreach (var (name, key, value) in graph.Inputs)
        {
            results.Add(name, value);
        }
        foreach (var vertex in graph.Vertices)
        {
            results.Add(vertex.Name, nodes[vertex.Key].Number);
        }
        if (graph.Vertices[^1].Name != graph.Output)
        {
            results.Add(graph.Output, nodes[graph.Vertices[^1].Key].Number);
        }
    }

    private static void AddDerivatives(CalculatorResults results, GraphGivens graph, Dictionary<string, Node> nodes, Dictionary<string, string> names, Derivatives derivatives)
    {
        foreach (var key in graph.Vertices.Select(v => v.Key).Reverse().Concat(graph.Inputs.Select(i => i.Key)))
        {
            results.Add($"d{graph.Output}/d{names[key]}", derivatives[nodes[key]].Number);
        }
    }

    /// <summary>Each vertex with respect to what it uses directly, everything else held.</summary>
    private static void AddLocal(CalculatorResults results, GraphGivens graph, Dictionary<string, Node> nodes, Dictionary<string, string> names, double? atZero)
    {
        foreach (var vertex in graph.Vertices)
        {
            var held = vertex.Uses.Distinct().ToDictionary(u => u, u => Node.Variable(nodes[u].Number));
            var derivatives = Derivatives.Of(NodeScope.Evaluate(vertex.Formula, held, atZero));
            foreach (var (key, node) in held)
            {
                // For the output the plain address means the derivative along all paths.
                var direct = vertex == graph.Vertices[^1] && vertex.Name == graph.Output ? " (direct)" : "";
                results.Add($"d{vertex.Name}/d{names[key]}{direct}", derivatives[node].Number);
            }
        }
    }
}
