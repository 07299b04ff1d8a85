using Autograder.Reference.Expressions;

namespace Autograder.Reference.ThresholdNetworks;

/// <summary>The inputs of a network as symbols of a condition.</summary>
internal sealed class PointScope(string[] keys, double[] values) : ISymbolScope<Quantity>
{
    public bool TryFind(string key, out Quantity value)
    {
        var place = Array.IndexOf(keys, key);
        value = place < 0 ? default : Quantity.Of(values[place]);
        return place >= 0;
    }

    public bool TryDifferentiate(Expression.Derivative derivative, out Quantity value)
    {
        value = default;
        return false;
    }
}
