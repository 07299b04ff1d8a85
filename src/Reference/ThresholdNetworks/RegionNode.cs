namespace Autograder.Reference.ThresholdNetworks;

/// <summary>A part of a region's description.</summary>
internal abstract record RegionNode
{
    private RegionNode()
    {
    }

    /// <summary>weights·point + offset, compared with 0.</summary>
    internal sealed record Comparison(double[] Weights, double Offset, string Operator) : RegionNode
    {
        public double Difference(ReadOnlySpan<double> point) => System.Numerics.Tensors.TensorPrimitives.Dot(Weights, point) + Offset;

        public bool Holds(double difference) => Operator switch
        {
            "<" => difference < 0,
            "<=" => difference <= 0,
            ">" => difference > 0,
            _ => difference >= 0,
        };
    }

    internal sealed record Not(RegionNode Part) : RegionNode;

    internal sealed record Both(RegionNode First, RegionNode Second) : RegionNode;

    internal sealed record Either(RegionNode First, RegionNode Second) : RegionNode;
}
