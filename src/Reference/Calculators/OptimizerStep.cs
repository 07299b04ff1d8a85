using Autograder.Reference.Calculators.Steps;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators;

/// <summary>Steps of an optimiser with every intermediate value.</summary>
/// <remarks>
/// Givens: <c>method</c> and what <see cref="StepMethodReader"/> reads for it; <c>w</c>; <c>gradients</c> (one per step; Newton: with <c>hessians</c>), or <c>objective</c> with <c>variables</c>,
/// <c>constants</c> and <c>steps</c>; <c>lambda</c>, <c>l2</c>, <c>examples</c>.
/// Results per step t: <c>g[t]</c>, <c>w[t]</c>, <c>change[t]</c> and what the method remembers; <c>w_new</c>; with an objective <c>objective[t]</c>, <c>objective_new</c>.
/// </remarks>
internal static class OptimizerStep
{
    private const int MostSteps = 10_000;

    private enum Penalty
    {
        Lambda,
        TwoLambda,
        LambdaOverN,
        Decoupled,
    }

    private static readonly Dictionary<string, Penalty> Penalties = new()
    {
        ["lambda"] = Penalty.Lambda,
        ["two_lambda"] = Penalty.TwoLambda,
        ["lambda_over_n"] = Penalty.LambdaOverN,
        ["decoupled"] = Penalty.Decoupled,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var start = givens.Array("w");
        if (start is { Rank: > 2 } or { Length: 0 })
        {
            givens.Reject("w", "a number, a list or a matrix is needed");
        }
        var method = start is null ? null : new StepMethodReader(givens, start).Read();
        var decay = ReadDecay(givens);
        var slopes = start is null ? null : ReadSlopes(givens, start);
        if (!givens.Ok || start is null || method is null || slopes is null)
        {
            return;
        }
        Run(givens, results, start, method, slopes, decay);
    }

    private static StepSlopes? ReadSlopes(GivenReader givens, DenseArray start)
    {
        if (givens.Has("objective"))
        {
            var steps = givens.Integer("steps", 1, 1);
            if (steps > MostSteps)
            {
                givens.Reject("steps", $"at most {MostSteps} are possible");
            }
            return ObjectiveReader.Read(givens, start) is { } objective && steps is { } count ? new StepSlopes.Written(objective, count, givens.Says("method", "newton")) : null;
        }
        if (givens.Says("method", "nesterov"))
        {
            givens.Reject("method", "nesterov takes its gradient ahead of w, so it needs an objective");
        }
        return StepGradients.Read(givens, start) is { } listed ? new StepSlopes.Listed(listed) : null;
    }

    private static (double Lambda, double Factor, bool Decoupled) ReadDecay(GivenReader givens)
    {
        var lambda = givens.Number("lambda", 0) ?? 0;
        var penalty = givens.Word("l2", Penalties, Penalty.Lambda) ?? Penalty.Lambda;
        var examples = penalty == Penalty.LambdaOverN ? givens.Integer("examples", 1) ?? 1 : 1;
        var factor = penalty switch
        {
            Penalty.Lambda => new L2(lambda).Factor,
            Penalty.TwoLambda => new L2(lambda, L2Convention.TwoLambdaW).Factor,
            Penalty.LambdaOverN => new L2(lambda, L2Convention.LambdaOverNW, examples).Factor,
            Penalty.Decoupled => 0,
        };
        return (lambda, factor, penalty == Penalty.Decoupled);
    }

    private static void Run(
        GivenReader givens, CalculatorResults results, DenseArray start, StepMethod method, StepSlopes slopes, (double Lambda, double Factor, bool Decoupled) decay)
    {
        var recorder = new StepRecorder(results, start.Shape.ToArray());
        var w = StepMethodReader.Column(start);
        var eta = givens.Has("eta") ? givens.Number("eta") ?? 0 : 0;
        for (var t = 1; t <= slopes.Count; t++)
        {
            var point = method.Ahead(w);
            if (slopes.At(t, point, out var problem) is not { } slope)
            {
                givens.Reject("objective", $"step {t}: {problem}");
                return;
            }
            if (!AddValue(givens, recorder, slopes, t, w))
            {
                return;
            }
            recorder.Add("g", t, slope.Gradient);
            if (decay.Factor != 0)
            {
                slope = slope with { Gradient = slope.Gradient + decay.Factor * point };
                recorder.Add("g_total", t, slope.Gradient);
            }
            if (method.Step(w, slope, t, recorder) is not { } next)
            {
                givens.Reject("method", $"step {t} is impossible: the matrix of second derivatives has no inverse");
                return;
            }
            next = decay.Decoupled ? next - eta * decay.Lambda * w : next;
            recorder.Add("w", t, next);
            recorder.Add("change", t, next - w);
            w = next;
        }
        recorder.Final("w_new", w);
        if (slopes.HasValues && AddValue(givens, recorder, slopes, slopes.Count + 1, w))
        {
            recorder.Number("objective_new", slopes.At(slopes.Count, w, out _)?.Value ?? 0);
        }
    }

    /// <summary>The value before step <paramref name="t"/>, called <c>objective[t − 1]</c>; false, and said to the givens, where there is none.</summary>
    private static bool AddValue(GivenReader givens, StepRecorder recorder, StepSlopes slopes, int t, Matrix w)
    {
        if (!slopes.HasValues)
        {
            return true;
        }
        if (slopes.At(t, w, out var problem) is not { } slope)
        {
            givens.Reject("objective", $"before step {t}: {problem}");
            return false;
        }
        recorder.Number($"objective[{t - 1}]", slope.Value);
        return true;
    }
}
