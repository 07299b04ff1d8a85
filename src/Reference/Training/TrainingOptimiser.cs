namespace Autograder.Reference.Training;

/// <summary>How gradients move parameters.</summary>
public enum TrainingOptimiser
{
    /// <summary>w ← w − ηg</summary>
    Sgd,

    /// <summary>Kingma and Ba 2015 with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸</summary>
    Adam,
}
