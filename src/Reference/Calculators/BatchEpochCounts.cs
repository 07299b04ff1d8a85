namespace Autograder.Reference.Calculators;

/// <summary>How examples, batches, epochs and iterations count each other.</summary>
/// <remarks>
/// Givens: <c>examples</c> N, <c>batch</c> B, and <c>epochs</c> or <c>iterations</c>.
/// Results: <c>iterations_per_epoch</c> (the last, smaller batch counts), <c>last_batch</c>, <c>iterations</c>, <c>epochs</c> (T·B/N when
/// iterations were given), <c>forward_passes</c> (examples seen, one by one).
/// </remarks>
internal static class BatchEpochCounts
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var examples = givens.Integer("examples", minimum: 1);
        var batch = givens.Integer("batch", minimum: 1);
        var (hasEpochs, hasIterations) = (givens.Has("epochs"), givens.Has("iterations"));
        var epochs = hasEpochs ? givens.Integer("epochs", minimum: 0) : null;
        var iterations = hasIterations ? givens.Integer("iterations", minimum: 0) : null;
        if (hasEpochs == hasIterations)
        {
            givens.Reject("epochs", "either epochs or iterations is needed, and not both");
        }
        if (!givens.Ok || examples is not { } n || batch is not { } b)
        {
            return;
        }
        var perEpoch = (n + (long)b - 1) / b;
        var last = n - (perEpoch - 1) * b;
        var steps = iterations ?? perEpoch * (epochs ?? 0L);
        results.Add("iterations_per_epoch", perEpoch);
        results.Add("last_batch", last);
        results.Add("iterations", steps);
        results.Add("epochs", epochs ?? (double)steps * b / n);
        results.Add("forward_passes", steps / perEpoch * n + steps % perEpoch * b);
    }
}
