namespace Autograder.Reference.Perceptrons;

/// <summary>Epochs of perceptron learning.</summary>
/// <param name="Steps">every row of every epoch</param>
/// <param name="Mistakes">per epoch</param>
/// <param name="Converged">the last epoch had no mistake</param>
/// <param name="Cycles">weights at the end of an epoch came back, so that it never converges</param>
internal sealed record PerceptronRun(IReadOnlyList<PerceptronStep> Steps, IReadOnlyList<int> Mistakes, bool Converged, bool Cycles)
{
    /// <param name="epochs">how many; fewer where <paramref name="untilConverged"/> and an epoch is free of mistakes, or weights come back</param>
    /// <param name="firstRow">the row of the first epoch to start with, from 0</param>
    public static PerceptronRun Of(
        PerceptronRule rule, IReadOnlyList<(IReadOnlyList<double> Inputs, double Target)> rows, IReadOnlyList<double> weights, double bias,
        int epochs, bool untilConverged, int firstRow = 0)
    {
        List<PerceptronStep> steps = [];
        List<int> mistakes = [];
        HashSet<string> seen = [];
        var (converged, cycles) = (false, false);
        for (var epoch = 0; epoch < epochs && !(untilConverged && (converged || cycles)); epoch++)
        {
            var before = steps.Count;
            foreach (var (inputs, target) in epoch == 0 ? rows.Skip(firstRow) : rows)
            {
                var step = rule.Step(weights, bias, inputs, target);
                (weights, bias) = (step.Weights, step.Bias);
                steps.Add(step);
            }
            mistakes.Add(steps.Skip(before).Count(s => s.Error != 0));
            converged = mistakes[^1] == 0 && (epoch > 0 || firstRow == 0);
            cycles |= !converged && !seen.Add(string.Join(' ', weights.Append(bias).Select(Rounded)));
        }
        return new(steps, mistakes, converged, cycles);
    }

    private static string Rounded(double value) => (Math.Round(value, 9) + 0.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
