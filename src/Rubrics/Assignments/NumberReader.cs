using Autograder.Reference.Calculators;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class NumberReader
{
    public static ItemCheck Read(YamlCursor at, Marks marks) => new ItemCheck.Number
    {
        Answer = at.FindText("answer") ?? at.RequireText("id"),
        Key = at.Require("key") is { } key ? ReadKey(key) : new NumberKey("", "", new Given.Map(new Dictionary<string, Given>()), 0),
        Tolerance = ItemReader.ReadTolerance(at),
        ShowKey = at.Find("show_key")?.Bool() ?? true,
    };

    /// <summary>Keys are computed, not typed; a value typed beside the calculator must agree with it.</summary>
    private static NumberKey ReadKey(YamlCursor at)
    {
        var calculator = at.RequireText("calculator");
        var result = at.RequireText("result");
        var givens = at.Require("givens")?.Tree() as Given.Map ?? new Given.Map(new Dictionary<string, Given>());
        var value = Compute(at, calculator, result, givens);
        if (at.Find("value") is { } typed && Math.Abs(typed.Double() - value) > 5e-4 * Math.Max(1, Math.Abs(value)))
        {
            typed.Problem($"the typed key does not agree with the calculator, which gives {value:R}");
        }

        at.NothingElse();
        return new NumberKey(calculator, result, givens, value);
    }

    private static double Compute(YamlCursor at, string calculator, string result, Given.Map givens)
    {
        switch (CalculatorRegistry.Run(calculator, givens))
        {
            case CalculatorOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    at.Problem(error);
                }

                return 0;
            case CalculatorOutcome.Computed { Results: var results } when results.TryGet(result, out var value) && value.Length == 1:
                return value.Values[0];
            case CalculatorOutcome.Computed { Results: var results }:
                at.Problem($"the calculator has no single number '{result}'; it has: {string.Join(", ", results.Names.Take(40))}");
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
