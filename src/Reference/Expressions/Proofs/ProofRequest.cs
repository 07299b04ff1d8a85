using System.Text.Json.Nodes;

namespace Autograder.Reference.Expressions;

/// <summary>Two formulas as trees of known nodes, for a computer-algebra system that must never read text.</summary>
/// <remarks>
/// A node is a JSON array: its kind, then its parts. Numbers are numerator and denominator in digits, variables are numbers into a list with what is known about
/// each. Formulas of matrices, and what has no counterpart, give no request: those stay with the sampled points.
/// </remarks>
public static class ProofRequest
{
    private const int MostNodes = 2000;

    /// <summary>Null where a side cannot be written down.</summary>
    public static JsonObject? Of(FormulaContext context, Expression left, Expression right)
    {
        if (context.HasMatrices || context.Stranger(left) is not null || context.Stranger(right) is not null)
        {
            return null;
        }
        var names = context.Variables.Keys.ToList();
        var writer = new ProofTree(names, context.Definitions, MostNodes);
        try
        {
            return new JsonObject
            {
                ["variables"] = new JsonArray([.. context.Variables.Values.Select(Known)]),
                ["definitions"] = new JsonArray([.. context.Definitions.Order.Select(key => (JsonNode)new JsonArray(key, writer.Write(context.Definitions[key])))]),
                ["left"] = writer.Write(left),
                ["right"] = writer.Write(right),
            };
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    /// <summary>What the system may assume; "bounded" where the domain is narrower than that.</summary>
    private static JsonObject Known(Domain domain)
    {
        var known = domain switch
        {
            Domain.Real { From: >= 0, To: <= 1 } => new JsonObject { ["real"] = true, ["positive"] = true, ["below_one"] = true },
            Domain.Real { From: >= 0 } => new JsonObject { ["real"] = true, ["positive"] = true },
            Domain.Real { To: <= 0 } => new JsonObject { ["real"] = true, ["negative"] = true },
            Domain.Integer { From: > 0 } => new JsonObject { ["integer"] = true, ["positive"] = true },
            Domain.Integer => new JsonObject { ["integer"] = true },
            Domain.OneOf values => new JsonObject { ["real"] = true, ["values"] = new JsonArray([.. values.Values.Select(v => (JsonNode)ProofTree.Number(Rational.FromDouble(v)))]) },
            _ => new JsonObject { ["real"] = true },
        };
        if (domain != Domain.AnyReal && domain != Domain.Positive && domain is not (Domain.OneOf or Domain.Real { From: 0, To: 1 }))
        {
            known["bounded"] = true;
        }
        return known;
    }
}
