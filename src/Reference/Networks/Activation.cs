namespace Autograder.Reference.Networks;

/// <summary>What a layer does to its weighted input z.</summary>
public enum Activation
{
    /// <summary>1 / (1 + e^(−z))</summary>
    Sigmoid,

    /// <summary>tanh z</summary>
    Tanh,

    /// <summary>max(0, z), with derivative 0 at 0</summary>
    ReLU,

    /// <summary>z where positive, else slope·z; the slope belongs to the <see cref="NetworkShape"/></summary>
    LeakyReLU,

    /// <summary>z itself</summary>
    Linear,

    /// <summary>e^zᵢ / Σⱼ e^zⱼ within each column</summary>
    Softmax,

    /// <summary>1 where z ≥ 0, else 0, with derivative 0 everywhere</summary>
    Step,
}
