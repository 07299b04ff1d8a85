namespace Autograder.Reference.Layers;

/// <summary>An LSTM layer, with a cell of another size than the output if need be (Sak et al. 2014, arXiv:1402.1128).</summary>
/// <param name="Units">h, what comes out and is fed back</param>
/// <param name="Cell">c; null: as large as h</param>
/// <param name="Gates">size of each of the three gates; null: as large as the cell. Another size fits no element-by-element product, but is found in papers.</param>
/// <param name="Projection">null: a bias-free c×h projection exactly where c and h differ</param>
internal sealed record Lstm(Count Units, int? Cell, int? Gates, bool? Projection, bool Peepholes, int BiasCopies) : Layer
{
    public override int Unknowns => Units.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        if (shape.Count != 1)
        {
            return NotFlat(shape);
        }
        double units = Units.At(unknown);
        var cell = Cell ?? units;
        var blocks = 3 * (Gates ?? cell) + cell;
        var projection = Projection ?? cell != units ? cell * units : 0;
        var products = blocks * (shape[0] + units) + projection;
        var peepholes = Peepholes ? 3 * cell : 0;
        return new([(int)units]) { Weights = products + peepholes, Biases = BiasCopies * blocks, Multiplications = products + peepholes };
    }
}
