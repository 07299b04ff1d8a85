namespace Autograder.Reference.Calculators;

/// <summary>How examples, batches, epochs and iterations count each other.</summary>
/// <remarks>
/// Givens: <c>examples</c> N, <c>batch</c> B, and <c>epochs</c> or <c>iterations</c>; <c>drop_last</c> (no): whether a smaller last batch is left out.
/// Results: <c>iterations_per_epoch</c>, <c>full_batches</c>, <c>last_batch</c>, <c>iterations</c>, <c>epochs</c> (T·B/N when iterations were given),
/// <c>forward_passes</c> (examples seen, one by one), <c>forward_passes_per_epoch</c>, <c>backward_passes</c> (one per batch), <c>backward_passes_per_epoch</c>.
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
        var dropLast = givens.Flag("drop_last", false);
        if (dropLast && batch > examples)
        {
            givens.Reject("drop_last", "the only batch is smaller than the others would be, so nothing is left");
        }
        if (!givens.Ok || examples is not { } n || batch is not { } b)
        {
            return;
        }
        Add(results, n, b, epochs, iterations, dropLast);
    }

    private static void Add(CalculatorResults results, int n, int b, int? epochs, int? iterations, bool dropLast)
    {
        var full = n / b;
        var perEpoch = dropLast || n % b == 0 ? full : full + 1L;
        var last = n % b == 0 || dropLast ? b : n % b;
        var seen = dropLast ? (long)full * b : n;
        var steps = iterations ?? perEpoch * (epochs ?? 0L);
        results.Add("iterations_per_epoch", perEpoch);
        results.Add("full_batches", full);
        results.Add("last_batch", last);
        results.Add("iterations", steps);
        results.Add("epochs", epochs ?? (double)steps * b / n);
        results.Add("forward_passes", steps / perEpoch * seen + steps % perEpoch * b);
        results.Add("forward_passes_per_epoch", seen);
        results.Add("backward_passes", steps);
        results.Add("backward_passes_per_epoch", perEpoch);
    }
}
