using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>One convolution layer, forward and, with a loss, backward.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class ConvolutionForward
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var convolution = ConvolutionGivens.Read(givens);
        var activation = givens.Word("activation", ActivationWords.All, Activation.Linear);
        var conventions = ActivationWords.Conventions(givens, 1)[0];
        var loss = LossGivens.Read(givens, LossWord.HalfSumOfSquares);
        foreach (var key in (string[])["assume", "target", "eta"])
        {
            givens.Has(key);
        }
        if (!givens.Ok || convolution is null || activation is null || loss is null)
        {
            return;
        }
        var assume = new Assumptions(givens);
        var (rows, columns) = (convolution.Windows.Rows, convolution.Windows.Columns);
        var layout = convolution.Layout(rows, columns);
        var z = assume.Value("z", convolution.Convolved(), layout);
        var y = assume.Value("y", conventions.Apply(activation.Value, z), layout);
        results.Add("z", convolution.Shaped(z.Value, rows, columns));
        results.Add("y", convolution.Shaped(y.Value, rows, columns));
        results.Add("rows", rows);
        results.Add("columns", columns);
        new ConvolutionResults(givens, results, convolution).AddBackward(loss, [("z", z, rows, columns), ("y", y, rows, columns)], assume);
    }
}
