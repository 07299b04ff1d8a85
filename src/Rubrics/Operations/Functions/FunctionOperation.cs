using System.Text.Json.Nodes;
using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>A free function with one result.</summary>
/// <param name="name">as authors write it</param>
/// <param name="function">as the template calls it</param>
/// <param name="output">name of the result</param>
internal abstract class FunctionOperation(string name, string function, string output)
    : Operation(name, CaseKeys.Classes, CaseKeys.Batch, CaseKeys.Seed, CaseKeys.Scale)
{
    private protected string Output => output;

    private protected override string Missing => $"There is no function {function} in your file.";

    private protected override string Label(CaseSettings settings)
    {
        var scale = settings.Scale == 1 ? "" : $", scaled by {Received.Show(settings.Scale)}";
        return $"{settings.Classes}×{settings.Batch} array{scale}";
    }

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var got = Arrays.Read(given.Result, [output]);
        if (!got.TryGetValue(output, out var array))
        {
            return Arrays.NothingReturned(function);
        }
        var (families, comparison) = (Families(given), new Comparison(given.Tolerance));
        var diagnosis = new Diagnosis(got, comparison, _ => "the result") { SqueezedIsHarmless = true };
        return diagnosis.Explain(families)
            ?? NotFinite(given, array)
            ?? new Differences(got, comparison, _ => "the result").Wrong(families[0].Right, Advice);
    }

    /// <summary>What to try where nothing known explains the result.</summary>
    private protected abstract string Advice { get; }

    private protected abstract IReadOnlyList<Family> Families(CaseToJudge given);

    /// <summary>A diagnosis for results that are not finite, or null.</summary>
    private protected virtual Verdict? NotFinite(CaseToJudge given, Received array) => null;

    private protected static PreparedCase Inputs(params IReadOnlyList<(string Name, Matrix Matrix)> arrays) =>
        new(arrays.ToDictionary(a => a.Name, a => DenseArray.From(a.Matrix)), new JsonObject());

    private protected Mistaken Mistake(string key, string words, Func<Matrix> value) => new(key, words, () => Arrays.One(output, value()));
}
