namespace Autograder.Reference.Layers;

/// <summary>A transposed convolution ("deconvolution").</summary>
internal sealed record TransposedConvolution(Count Filters, Window Window, int OutputPadding, int BiasCopies) : Layer
{
    public override int Unknowns => Filters.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        if (Sliding.ProblemWith(shape, Window) is { } problem)
        {
            return LayerFacts.Refused(problem);
        }
        var (filters, dimensions) = (Filters.At(unknown), shape.Count - 1);
        int[] outputs = [filters, .. Enumerable.Range(0, dimensions).Select(d => Window.Spread(shape[d + 1], d, OutputPadding))];
        if (outputs.Any(o => o < 1))
        {
            return LayerFacts.Refused("the padding leaves nothing");
        }
        var weights = (double)shape[0] * filters * Window.KernelSize(dimensions);
        return new(outputs)
        {
            Weights = weights,
            Biases = BiasCopies * filters,
            WeightShape = [shape[0], filters, .. Enumerable.Range(0, dimensions).Select(Window.KernelAt)],
            Multiplications = weights * Product(shape.Skip(1)),
        };
    }
}
