using Autograder.Reference.Networks;

namespace Autograder.Reference.Training;

/// <summary>Everything that decides how <see cref="MlpTrainer"/> trains; the same settings on the same data give the same network.</summary>
public sealed record MlpTrainingSettings
{
    /// <summary>Neurons of each hidden layer; empty trains softmax regression.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [100];

    /// <summary><see cref="Activation.ReLU"/> or <see cref="Activation.Sigmoid"/>.</summary>
    public Activation HiddenActivation { get; init; } = Activation.ReLU;

    public int Classes { get; init; } = 10;

    public int Epochs { get; init; } = 10;

    public int BatchSize { get; init; } = 100;

    public TrainingOptimiser Optimiser { get; init; } = TrainingOptimiser.Adam;

    /// <summary>η at epoch 0.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>k of η·e^(−kt), t the epoch.</summary>
    public double DecayRate { get; init; }

    /// <summary>λ of the gradient's + λW.</summary>
    public double L2 { get; init; }

    public ulong Seed { get; init; }

    /// <summary>How many threads share the products; the result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    internal void Check(LabelledImages train)
    {
        List<string> problems = [];
        if (Hidden.Any(n => n < 1) || Classes < 2 || Epochs < 1 || BatchSize < 1 || Threads < 1)
        {
            problems.Add("layer sizes, epochs, batch size and threads start at 1, classes at 2");
        }
        if (HiddenActivation is not (Activation.ReLU or Activation.Sigmoid))
        {
            problems.Add($"hidden layers are ReLU or sigmoid, not {HiddenActivation}");
        }
        if (!(LearningRate > 0) || !(DecayRate >= 0) || !(L2 >= 0))
        {
            problems.Add("the learning rate is above 0, decay rate and L2 at least 0");
        }
        if (train.Labels.Span.ContainsAnyExceptInRange((byte)0, (byte)Math.Clamp(Classes - 1, 0, 255)))
        {
            problems.Add($"labels are 0 to {Classes - 1}");
        }
        if (problems.Count > 0)
        {
            throw new ArgumentException($"Training settings: {string.Join("; ", problems)}.");
        }
    }
}
