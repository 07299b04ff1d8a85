namespace Autograder.Reference.Perceptrons;

/// <summary>How a single perceptron answers and learns (Rosenblatt 1958).</summary>
/// <param name="Rate">η</param>
/// <param name="Low">output below the threshold: −1 or 0; above it is 1</param>
/// <param name="Threshold">what z = w·x + b is compared with</param>
/// <param name="AtThreshold">output for z equal to the threshold</param>
/// <param name="LearnsBias">whether b changes with the weights</param>
/// <param name="ByTarget">whether a mistake adds ηtx (t = ±1) rather than η(t − h)x</param>
internal sealed record PerceptronRule(double Rate, double Low, double Threshold, double AtThreshold, bool LearnsBias, bool ByTarget)
{
    private const double Rounding = 1e-12;

    /// <summary>What one row does to the weights and the bias.</summary>
    public PerceptronStep Step(IReadOnlyList<double> weights, double bias, IReadOnlyList<double> inputs, double target)
    {
        var terms = weights.Zip(inputs, (w, x) => w * x).ToList();
        var z = terms.Sum() + bias;
        var size = terms.Sum(Math.Abs) + Math.Abs(bias) + Math.Abs(Threshold);
        var h = Math.Abs(z - Threshold) <= Rounding * size ? AtThreshold : z > Threshold ? 1 : Low;
        var error = target - h;
        var factor = Rate * (!ByTarget ? error : error == 0 ? 0 : target > 0 ? 1 : -1);
        double[] change = [.. inputs.Select(x => factor * x + 0.0)];
        var biasChange = LearnsBias ? factor : 0;
        return new(z, h, error, change, biasChange, [.. weights.Zip(change, (w, d) => w + d)], bias + biasChange);
    }
}
