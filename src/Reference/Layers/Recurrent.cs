namespace Autograder.Reference.Layers;

/// <summary>A plain recurrent layer (one block) or GRU (three blocks), each block with weights from the input and from the state.</summary>
internal sealed record Recurrent(Count Units, int Blocks, int BiasCopies) : Layer
{
    public override int Unknowns => Units.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        if (shape.Count != 1)
        {
            return NotFlat(shape);
        }
        double units = Units.At(unknown);
        var weights = Blocks * units * (shape[0] + units);
        return new([(int)units]) { Weights = weights, Biases = Blocks * BiasCopies * units, Multiplications = weights };
    }
}
