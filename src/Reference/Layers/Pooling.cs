namespace Autograder.Reference.Layers;

/// <summary>Maximum or mean of a window, channel by channel.</summary>
internal sealed record Pooling(Window Window) : Layer
{
    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown) => Sliding.Over(shape, Window);
}
