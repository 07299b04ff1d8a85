namespace Autograder.Reference.Optimisers;

/// <summary>How velocity is kept; v starts at 0 and μ is the momentum.</summary>
public enum MomentumForm
{
    /// <summary>v ← μv − ηg, w ← w + v (Goodfellow et al. 2016, Algorithm 8.2)</summary>
    Velocity,

    /// <summary>v ← μv + g, w ← w − ηv (PyTorch); same path as <see cref="Velocity"/> while η stays the same</summary>
    Accumulated,

    /// <summary>v ← μv + (1 − μ)g, w ← w − ηv: a running mean of gradients</summary>
    Averaged,
}
