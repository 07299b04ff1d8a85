namespace Autograder.Reference.Layers;

/// <summary>A fully connected layer.</summary>
/// <param name="BiasCopies">how many biases every unit has: 0, 1 or 2</param>
internal sealed record Dense(Count Units, int BiasCopies) : Layer
{
    public override int Unknowns => Units.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        if (shape.Count != 1)
        {
            return NotFlat(shape);
        }
        var units = Units.At(unknown);
        var weights = (double)shape[0] * units;
        return new([units]) { Weights = weights, Biases = (double)BiasCopies * units, WeightShape = [units, shape[0]], Multiplications = weights };
    }
}
