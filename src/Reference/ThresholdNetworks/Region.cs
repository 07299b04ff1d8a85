using System.Diagnostics;
using Autograder.Reference.Expressions;

namespace Autograder.Reference.ThresholdNetworks;

/// <summary>A set of points, described by comparisons joined with and, or, not.</summary>
public sealed class Region
{
    private const double OnTheLine = 1e-9;

    private readonly Expression _condition;
    private readonly string[] _keys;

    private Region(Expression condition, string[] keys) => (_condition, _keys) = (condition, keys);

    /// <summary>Reads such as <c>4 &lt;= x1 &lt;= 7 and (x2 &gt; 2 or not x1 + x2 &lt; 9)</c>; comparisons may be of any formulas.</summary>
    /// <param name="names">the names of the inputs, in their order</param>
    /// <param name="problem">what is wrong and where; empty when all is well</param>
    public static Region? Parse(string text, IReadOnlyList<string> names, out string problem)
    {
        try
        {
            var parsed = ExpressionParser.ParseCondition(text, new() { Vocabulary = Vocabulary.Of(names), Decimal = DecimalMark.Point });
            if (!parsed.Understood)
            {
                problem = parsed.Problem.ToString();
                return null;
            }
            var region = new Region(parsed.Value, [.. names.Select(n => Vocabulary.SymbolOf(n).Key)]);
            problem = region.ProblemWith(parsed.Value);
            return problem.Length == 0 ? region : null;
        }
        catch (ArgumentException noSymbol)
        {
            problem = noSymbol.Message;
            return null;
        }
    }

    /// <param name="point">one number per name</param>
    /// <param name="ignoreBoundary">whether points on a deciding line are <see cref="RegionPlace.Boundary"/>; else comparisons are meant literally</param>
    public RegionPlace PlaceOf(ReadOnlySpan<double> point, bool ignoreBoundary) => Of(_condition, new PointScope(_keys, point.ToArray()), ignoreBoundary);

    private string ProblemWith(Expression condition)
    {
        if (Symbols.In(condition).FirstOrDefault(s => !_keys.Contains(s.Key)) is { } unknown)
        {
            return $"'{PlainPrinter.Print(unknown)}' is none of the inputs {string.Join(", ", _keys)}";
        }
        if (Conditions(condition).FirstOrDefault(c => c is not Expression.Comparison) is { } other)
        {
            return $"a comparison with <, <=, > or >= is needed instead of {PlainPrinter.Print(other)}";
        }
        try
        {
            PlaceOf(new double[_keys.Length], ignoreBoundary: true);
            return "";
        }
        catch (EvaluationException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>What stands between and, or, not.</summary>
    private static IEnumerable<Expression> Conditions(Expression condition) => condition switch
    {
        Expression.Logic logic => Conditions(logic.Left).Concat(Conditions(logic.Right)),
        Expression.Not not => Conditions(not.Operand),
        _ => [condition],
    };

    private static RegionPlace Of(Expression condition, PointScope point, bool ignoreBoundary) => condition switch
    {
        Expression.Comparison comparison => Compared(comparison, point, ignoreBoundary),
        Expression.Not not => Opposite(Of(not.Operand, point, ignoreBoundary)),
        Expression.Logic logic => Joined(
            Of(logic.Left, point, ignoreBoundary), Of(logic.Right, point, ignoreBoundary), logic.Operator == LogicOperator.And ? RegionPlace.Outside : RegionPlace.Inside),
        _ => throw new UnreachableException(),
    };

    private static RegionPlace Compared(Expression.Comparison comparison, PointScope point, bool ignoreBoundary)
    {
        double[] values = [.. comparison.Operands.Select(o => new Evaluator<Quantity>(new QuantityArithmetic(), point).Evaluate(o).Number)];
        var place = RegionPlace.Inside;
        for (var i = 0; i < comparison.Relations.Count; i++)
        {
            var difference = values[i] - values[i + 1];
            var link = Math.Abs(difference) <= OnTheLine && ignoreBoundary ? RegionPlace.Boundary
                : Holds(comparison.Relations[i], difference) ? RegionPlace.Inside : RegionPlace.Outside;
            place = Joined(place, link, RegionPlace.Outside);
        }
        return place;
    }

    private static bool Holds(Relation relation, double difference) => relation switch
    {
        Relation.Less => difference < 0,
        Relation.LessOrEqual => difference <= 0,
        Relation.Greater => difference > 0,
        Relation.GreaterOrEqual => difference >= 0,
        Relation.Equal => difference == 0,
        Relation.NotEqual => difference != 0,
    };

    /// <summary><paramref name="decisive"/> settles the matter whatever the other says; a boundary comes before the rest.</summary>
    private static RegionPlace Joined(RegionPlace first, RegionPlace second, RegionPlace decisive)
    {
        if (first == decisive || second == decisive)
        {
            return decisive;
        }
        return first == RegionPlace.Boundary || second == RegionPlace.Boundary ? RegionPlace.Boundary : first;
    }

    private static RegionPlace Opposite(RegionPlace place) => place switch
    {
        RegionPlace.Inside => RegionPlace.Outside,
        RegionPlace.Outside => RegionPlace.Inside,
        RegionPlace.Boundary => RegionPlace.Boundary,
    };
}
