namespace Autograder.Reference.Layers;

/// <summary>Layers without parameters that change nothing but the shape, or not even that.</summary>
internal sealed record Reshaping(Func<IReadOnlyList<int>, IReadOnlyList<int>> Change) : Layer
{
    public static Reshaping Nothing { get; } = new(shape => shape);

    public static Reshaping Flatten { get; } = new(shape => [Product(shape)]);

    public static Reshaping GlobalPool { get; } = new(shape => [shape[0]]);

    public static Reshaping Upsample(int factor) => new(shape => [shape[0], .. shape.Skip(1).Select(length => checked(length * factor))]);

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown) => new(Change(shape));
}
