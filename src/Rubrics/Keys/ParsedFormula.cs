using Autograder.Reference;
using Autograder.Reference.Calculators;
using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Keys;

/// <summary>A formula of an author, read once when the package is loaded.</summary>
public sealed class ParsedFormula
{
    private readonly Expression? _expression;

    private ParsedFormula(Expression? expression) => _expression = expression;

    /// <param name="symbols">the names that stand for values</param>
    /// <param name="mistake">what is wrong and where; empty when all is well</param>
    internal static ParsedFormula Parse(string text, IReadOnlyCollection<string> symbols, out string mistake)
    {
        try
        {
            var parsed = ExpressionParser.ParseExpression(text, ParseOptions.Default with { Decimal = DecimalMark.Point, Vocabulary = Vocabulary.Of(symbols) });
            mistake = parsed.Understood ? "" : parsed.Problem.ToString();
            return new ParsedFormula(parsed.Value);
        }
        catch (ArgumentException e)
        {
            mistake = e.Message;
            return new ParsedFormula(null);
        }
    }

    internal Evaluated Evaluate(IReadOnlyDictionary<string, Given> values)
    {
        var arrays = new Dictionary<string, DenseArray>();
        foreach (var (name, given) in values)
        {
            if (GivenArrays.ToArray(given) is not { } array)
            {
                return Evaluated.Failed($"'{name}' in the formula is no number and no list of numbers");
            }

            arrays[name] = array;
        }

        return _expression is null ? Evaluated.Failed("the formula was not understood")
            : FormulaValue.Of(_expression, arrays, out var problem) is { } value ? Evaluated.Of(value) : Evaluated.Failed(problem);
    }
}
