namespace Autograder.Reference.Layers;

/// <summary>PReLU: a learned slope for negative values.</summary>
internal sealed record LearnedSlopes(SlopeSharing Sharing) : Layer
{
    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown) => new(shape)
    {
        Weights = Sharing switch
        {
            SlopeSharing.One => 1,
            SlopeSharing.Channel => shape[0],
            SlopeSharing.Element => Product(shape),
        },
    };
}
