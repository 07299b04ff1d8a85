namespace Autograder.Reference.Optimisers;

/// <summary>Stochastic gradient descent, w ← w − ηg (Goodfellow et al. 2016, Algorithm 8.1).</summary>
public static class Sgd
{
    /// <summary>The parameters after one step; all lists run in the same order.</summary>
    public static IReadOnlyList<Matrix> Step(IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, double learningRate) =>
        ParameterLists.Pair(parameters, gradients, (w, g) => w - learningRate * g);

    /// <summary>The parameters after each step, one entry per entry of <paramref name="gradients"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<Matrix>> Trace(
        IReadOnlyList<Matrix> start, IReadOnlyList<IReadOnlyList<Matrix>> gradients, double learningRate)
    {
        List<IReadOnlyList<Matrix>> trace = [];
        foreach (var gradient in gradients)
        {
            trace.Add(Step(trace.Count == 0 ? start : trace[^1], gradient, learningRate));
        }
        return trace;
    }
}
