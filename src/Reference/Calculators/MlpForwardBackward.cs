using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>One forward pass, one backward pass and one step of gradient descent by hand-sized numbers.</summary>
/// <remarks>Givens and results: docs/calculators.md. Gradients come from the differentiation engine.</remarks>
internal static class MlpForwardBackward
{
    private static readonly Dictionary<string, bool> Places = new() { ["now"] = false, ["previous"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var mlp = MlpGivens.Read(givens);
        var loss = LossGivens.Read(givens, LossWord.HalfSumOfSquares);
        var penalty = PenaltyGivens.Read(givens);
        var step = StepGivens.Read(givens);
        var atPrevious = givens.Word("gradient_at", Places, false);
        var before = Before.Read(givens, mlp);
        givens.Has("assume");
        if (!givens.Ok || mlp is null || loss is null || !loss.Fits(givens, mlp.Sizes[^1]))
        {
            return;
        }
        var assume = new Assumptions(givens);
        var pass = new MlpPass(mlp, mlp.W, mlp.B, assume);
        if (!givens.Ok)
        {
            return;
        }
        AddForward(results, pass);
        if (mlp.Target is null && loss.Word != LossWord.Output)
        {
            return;
        }
        results.Add("loss", pass.Loss(loss).Number);
        AddPenalty(results, pass, loss, penalty);
        var source = atPrevious == true ? new MlpPass(mlp, before.W ?? mlp.W, before.B ?? mlp.B, assume) : pass;
        var gradients = source.Back(loss, penalty?.Of(source.W));
        AddBackward(results, mlp, source, loss, gradients);
        if (step is not null)
        {
            AddUpdate(results, mlp, step, before, source, gradients);
        }
    }

    private static void AddForward(CalculatorResults results, MlpPass pass)
    {
        for (var l = 0; l < pass.Z.Count; l++)
        {
            results.AddColumns($"z[{l + 1}]", pass.Z[l].Value);
            results.AddColumns($"a[{l + 1}]", pass.A[l].Value);
        }
        results.AddColumns("y", pass.Y.Value);
    }

    private static void AddPenalty(CalculatorResults results, MlpPass pass, LossGivens loss, PenaltyGivens? penalty)
    {
        if (penalty?.Of(pass.W) is { } term)
        {
            results.Add("penalty", term.Number);
            results.Add("objective", pass.Loss(loss).Number + term.Number);
        }
    }

    private static void AddBackward(CalculatorResults results, MlpGivens mlp, MlpPass pass, LossGivens loss, Derivatives gradients)
    {
        var byOutput = pass.LossByOutput(loss);
        results.AddColumns("dL/dy", byOutput);
        for (var l = mlp.Layers - 1; l >= 0; l--)
        {
            results.AddColumns($"dL/da[{l + 1}]", l == mlp.Layers - 1 ? byOutput : gradients[pass.A[l]].Value);
            results.AddColumns($"dL/dz[{l + 1}]", gradients[pass.Z[l]].Value);
            results.Add($"dL/dw[{l + 1}]", DenseArray.From(mlp.Laid(gradients[pass.W[l]].Value)));
            results.AddColumns($"dL/db[{l + 1}]", gradients[pass.B[l]].Value);
        }
        results.AddColumns("dL/dx", gradients[pass.X].Value);
    }

    private static void AddUpdate(CalculatorResults results, MlpGivens mlp, StepGivens step, Before before, MlpPass source, Derivatives gradients)
    {
        for (var l = 0; l < mlp.Layers; l++)
        {
            var (w, moved) = step.Apply(mlp.W[l], gradients[source.W[l]].Value, step.Kind == StepGivens.Form.HeavyBall ? before.W?[l] : before.WVelocity?[l]);
            results.Add($"w_new[{l + 1}]", DenseArray.From(mlp.Laid(w)));
            results.Add($"w_velocity[{l + 1}]", DenseArray.From(mlp.Laid(moved)));
            if (mlp.B is not null)
            {
                var (b, shift) = step.Apply(mlp.B[l], gradients[source.B[l]].Value, step.Kind == StepGivens.Form.HeavyBall ? before.B?[l] : before.BVelocity?[l]);
                results.AddColumns($"b_new[{l + 1}]", b);
                results.AddColumns($"b_velocity[{l + 1}]", shift);
            }
        }
    }

    /// <summary>Where the parameters were, or how fast they moved, before this step.</summary>
    private sealed record Before(IReadOnlyList<Matrix>? W, IReadOnlyList<Matrix>? B, IReadOnlyList<Matrix>? WVelocity, IReadOnlyList<Matrix>? BVelocity)
    {
        public static Before Read(GivenReader givens, MlpGivens? mlp)
        {
            IReadOnlyList<Matrix>? Weights(string key) =>
                givens.Has(key) && mlp is not null ? MlpGivens.ReadWeights(givens, key, mlp.Sizes, mlp.RowsAreInputs) : null;
            IReadOnlyList<Matrix>? Biases(string key) => givens.Has(key) && mlp is not null ? MlpGivens.ReadBiases(givens, key, mlp.Sizes) : null;
            return new(Weights("w_previous"), Biases("b_previous"), Weights("w_velocity"), Biases("b_velocity"));
        }
    }
}
