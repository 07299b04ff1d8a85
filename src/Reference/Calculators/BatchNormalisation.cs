using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015), forward, backward and with running statistics.</summary>
/// <remarks>Givens and results: docs/calculators.md. Inside, rows are examples (with their places, for images) and columns are channels.</remarks>
internal static class BatchNormalisation
{
    private static readonly Dictionary<string, bool> Modes = new() { ["train"] = false, ["eval"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        if (givens.Has("shape") && !givens.Has("z"))
        {
            var shape = givens.Integers("shape", 1);
            if (shape is { Count: < 2 })
            {
                givens.Reject("shape", "at least the batch and the channels are needed, such as [8, 3, 32, 64]");
            }
            else if (shape is not null)
            {
                AddCounts(results, shape[1]);
            }
            return;
        }
        var batch = BatchLayout.Read(givens);
        var settings = BatchSettings.Read(givens, batch?.Channels ?? 1);
        var evaluate = givens.Word("mode", Modes, false) ?? false;
        if (evaluate && (settings?.RunningMean is null || settings.RunningVariance is null))
        {
            givens.Reject("mode", "eval needs running_mean and running_var");
        }
        if (settings?.Ddof == 1 && batch?.Values.Rows == 1)
        {
            givens.Reject("ddof", "a variance divided by N − 1 needs at least two numbers");
        }
        var loss = LossGivens.Read(givens, LossWord.HalfSumOfSquares);
        var target = batch is null ? null : batch.Like(givens, "target");
        var dy = batch is null ? null : batch.Like(givens, "dy");
        givens.Has("assume");
        if (!givens.Ok || batch is null || settings is null || loss is null || !loss.Fits(givens, batch.Channels))
        {
            return;
        }
        var assume = new Assumptions(givens);
        var pass = Forward(givens, batch, settings, evaluate, assume);
        if (!givens.Ok)
        {
            return;
        }
        AddForward(results, batch, settings, pass);
        if (dy is not null || target is not null || (loss.Word == LossWord.Output && givens.Has("loss")))
        {
            var value = dy is not null ? Linear.Sum(Node.Constant(dy) * pass.Y) : loss.Of(Linear.Transposed(pass.Y), target?.Transposed());
            AddBackward(results, batch, pass, dy is null ? value.Number : null, Derivatives.Of(value, assume.Derivatives));
        }
        AddCounts(results, batch.Channels);
    }

    private static Pass Forward(GivenReader givens, BatchLayout batch, BatchSettings settings, bool evaluate, Assumptions assume)
    {
        var (z, gamma, beta) = (Node.Variable(batch.Values), Node.Variable(settings.Gamma), Node.Variable(settings.Beta));
        var n = batch.Values.Rows;
        var mean = evaluate && settings.RunningMean is { } m ? Node.Constant(m) : Linear.ColumnSums(z) / n;
        mean = assume.Value("mu", mean);
        var distance = z - mean;
        var variance = evaluate && settings.RunningVariance is { } v ? Node.Constant(v) : Linear.ColumnSums(distance * distance) / (n - settings.Ddof);
        variance = assume.Value("var", variance);
        var root = assume.Value("sigma", Elementwise.Sqrt(variance + settings.Eps));
        if (root.Value.Values.Contains(0))
        {
            givens.Reject("eps", "a feature does not vary in this batch: without eps its normalised values are not defined");
        }
        var normal = assume.Value("z_norm", distance / root, batch.Layout);
        var y = assume.Value("y", gamma * normal + beta, batch.Layout);
        var sigma = assume.Has("sigma") ? root.Value : variance.Value.Map(Math.Sqrt);
        return new(z, gamma, beta, mean.Value, variance.Value, sigma, normal, y);
    }

    private static void AddForward(CalculatorResults results, BatchLayout batch, BatchSettings settings, Pass pass)
    {
        results.Add("mu", DenseArray.Vector(pass.Mean.Values));
        results.Add("var", DenseArray.Vector(pass.Variance.Values));
        results.Add("sigma", DenseArray.Vector(pass.Sigma.Values));
        results.Add("z_norm", batch.Shaped(pass.Normal.Value));
        results.Add("y", batch.Shaped(pass.Y.Value));
        if (settings is { RunningMean: { } mean, RunningVariance: { } variance, Momentum: var momentum })
        {
            var n = batch.Values.Rows;
            var counted = (double)(n - settings.Ddof) / Math.Max(1, n - settings.RunningDdof) * pass.Variance;
            results.Add("running_mean", DenseArray.Vector(((1 - momentum) * mean + momentum * pass.Mean).Values));
            results.Add("running_var", DenseArray.Vector(((1 - momentum) * variance + momentum * counted).Values));
        }
    }

    private static void AddBackward(CalculatorResults results, BatchLayout batch, Pass pass, double? loss, Derivatives derivatives)
    {
        if (loss is { } value)
        {
            results.Add("loss", value);
        }
        results.Add("dL/dy", batch.Shaped(derivatives[pass.Y].Value));
        results.Add("dL/dz_norm", batch.Shaped(derivatives[pass.Normal].Value));
        results.Add("dL/dgamma", DenseArray.Vector(derivatives[pass.Gamma].Value.Values));
        results.Add("dL/dbeta", DenseArray.Vector(derivatives[pass.Beta].Value.Values));
        results.Add("dL/dz", batch.Shaped(derivatives[pass.Z].Value));
    }

    private static void AddCounts(CalculatorResults results, int channels)
    {
        results.Add("channels", channels);
        results.Add("trainable", 2.0 * channels);
        results.Add("running_entries", 2.0 * channels);
    }

    private sealed record Pass(Node Z, Node Gamma, Node Beta, Matrix Mean, Matrix Variance, Matrix Sigma, Node Normal, Node Y);
}
