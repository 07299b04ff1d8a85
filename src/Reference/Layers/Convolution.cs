namespace Autograder.Reference.Layers;

/// <summary>A convolution in one, two or three dimensions.</summary>
internal sealed record Convolution(Count Filters, Window Window, int Groups, int BiasCopies) : Layer
{
    public override int Unknowns => Filters.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        var (filters, dimensions) = (Filters.At(unknown), shape.Count - 1);
        if (Sliding.ProblemWith(shape, Window) is { } problem)
        {
            return LayerFacts.Refused(problem);
        }
        if (shape[0] % Groups != 0 || filters % Groups != 0)
        {
            return LayerFacts.Refused($"{Groups} groups do not divide {shape[0]} channels and {filters} filters");
        }
        var slid = Sliding.Over(shape, Window);
        if (slid.Problem is not null)
        {
            return slid;
        }
        int[] outputs = [filters, .. slid.Shape.Skip(1)];
        var perFilter = (double)shape[0] / Groups * Window.KernelSize(dimensions);
        return slid with
        {
            Shape = outputs,
            Weights = filters * perFilter,
            Biases = BiasCopies * filters,
            WeightShape = [filters, shape[0] / Groups, .. Enumerable.Range(0, dimensions).Select(Window.KernelAt)],
            Multiplications = (slid with { Shape = outputs }).Size * perFilter,
        };
    }
}
