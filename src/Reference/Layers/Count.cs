namespace Autograder.Reference.Layers;

/// <summary>A number of units, or the one that is to be found from a total.</summary>
/// <param name="Value">null: unknown</param>
internal readonly record struct Count(int? Value)
{
    public int Unknowns => Value is null ? 1 : 0;

    public int At(int unknown) => Value ?? unknown;

    public static implicit operator Count(int value) => new(value);
}
