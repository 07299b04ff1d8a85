using Autograder.Reference;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;
using Shouldly;

namespace Autograder.Rubrics.Tests.Operations;

/// <summary>Cases as an author writes them, and what a box would bring back.</summary>
internal static class CaseKit
{
    public static Given.Map Settings(params (string Key, object Value)[] entries) => new(entries.ToDictionary(e => e.Key, e => Give(e.Value)));

    public static Operation Find(string name) => OperationRegistry.Find(name).ShouldNotBeNull();

    public static double[,] Array(this PreparedCase prepared, string name)
    {
        var matrix = prepared.Tensors[name].ToMatrix();
        var array = new double[matrix.Rows, matrix.Columns];
        for (var r = 0; r < matrix.Rows; r++)
        {
            for (var c = 0; c < matrix.Columns; c++)
            {
                array[r, c] = matrix[r, c];
            }
        }
        return array;
    }

    public static double[][,] Arrays(this PreparedCase prepared, string prefix)
    {
        List<double[,]> found = [];
        while (prepared.Tensors.ContainsKey($"{prefix}{found.Count}"))
        {
            found.Add(prepared.Array($"{prefix}{found.Count}"));
        }
        return [.. found];
    }

    public static Tensor Boxed(string name, double[,] array) =>
        Rubrics.Evidence.Tensor.FromDoubles(name, [array.GetLength(0), array.GetLength(1)], [.. array.Cast<double>()]);

    public static Tensor Flat(string name, double[,] array) => Rubrics.Evidence.Tensor.FromDoubles(name, [array.Length], [.. array.Cast<double>()]);

    public static CaseResult Returned(params IEnumerable<Tensor> tensors) =>
        new("ok", null, null, new Dictionary<string, string>(), [], tensors.ToDictionary(t => t.Name));

    public static CaseResult Ended(string status, string? message = null, int? line = null) =>
        new(status, message, line, new Dictionary<string, string>(), [], new Dictionary<string, Tensor>());

    public static CaseFinding Judge(string operation, Given.Map settings, Func<PreparedCase, CaseResult> student)
    {
        var found = Find(operation);
        found.Validate(settings).ShouldBeEmpty();
        var prepared = found.Prepare(settings);
        return found.Judge(settings, prepared, student(prepared), Tolerance.Default);
    }

    public static void ShouldBeRight(this CaseFinding finding)
    {
        finding.Outcome.ShouldBe(CaseOutcome.Right, finding.Words);
        finding.Mistake.ShouldBeNull();
    }

    public static void ShouldBeNear(this CaseFinding finding, string mistake)
    {
        finding.Mistake.ShouldBe(mistake, $"{finding.Outcome}: {finding.Words}");
        finding.Outcome.ShouldBe(CaseOutcome.NearMiss);
        Mistakes.Known.ShouldContain(mistake);
        finding.Words.ShouldNotBeEmpty();
    }

    private static Given Give(object value) => value switch
    {
        string text => new Given.Text(text),
        int[] numbers => new Given.List([.. numbers.Select(n => new Given.Number(n))]),
        string[] words => new Given.List([.. words.Select(w => new Given.Text(w))]),
        _ => new Given.Number(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
