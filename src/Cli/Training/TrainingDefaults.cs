using Autograder.Reference.Calculators;
using Autograder.Reference.Training;
using Autograder.Rubrics.Assignments;

namespace Autograder.Cli.Training;

/// <summary>The package's own settings of a training run, for the reference.</summary>
internal static class TrainingDefaults
{
    public static MlpTrainingSettings Of(RunSettings run, int? epochs, ulong seed, int classes)
    {
        var usual = new MlpTrainingSettings();
        var written = (run.Defaults as Given.Map)?.Entries ?? new Dictionary<string, Given>();
        double Number(string name, double otherwise) => written.GetValueOrDefault(name) is Given.Number { Value: var value } ? value : otherwise;
        return usual with
        {
            Classes = classes,
            Hidden = written.GetValueOrDefault("hidden") is Given.List { Items: var items } ? [.. items.OfType<Given.Number>().Select(n => (int)n.Value)] : usual.Hidden,
            Optimiser = written.GetValueOrDefault("optimizer") is Given.Text { Value: "sgd" } ? TrainingOptimiser.Sgd : TrainingOptimiser.Adam,
            LearningRate = Number("eta", usual.LearningRate),
            Epochs = epochs ?? (int)Number("epochs", usual.Epochs),
            BatchSize = (int)Number("batch_size", usual.BatchSize),
            L2 = Number("lambda", usual.L2),
            DecayRate = Number("decay", usual.DecayRate),
            Seed = seed,
            Threads = Environment.ProcessorCount,
        };
    }
}
