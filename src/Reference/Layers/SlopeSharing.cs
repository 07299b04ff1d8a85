namespace Autograder.Reference.Layers;

/// <summary>How many slopes a PReLU layer learns.</summary>
internal enum SlopeSharing
{
    /// <summary>one for the layer</summary>
    One,

    /// <summary>one per channel</summary>
    Channel,

    /// <summary>one per element of the input</summary>
    Element,
}
