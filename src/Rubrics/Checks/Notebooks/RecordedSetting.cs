using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>One thing in which two models may differ, as it was recorded while they were made and trained.</summary>
/// <param name="First">For people; null where it was not recorded.</param>
internal sealed record RecordedSetting(ModelSetting Setting, string? First, string? Second, bool Same)
{
    private const double Close = 1e-6;

    /// <summary>Initial weights are drawn, so their spread differs a little between networks made the same way.</summary>
    private const double SpreadShare = 0.1;

    /// <summary>Whether it was recorded of both.</summary>
    public bool IsKnown => First is not null && Second is not null;

    /// <summary>The setting for people.</summary>
    public string Name => Setting switch
    {
        ModelSetting.Activation => "activation",
        ModelSetting.Layers => "layers",
        ModelSetting.Dropout => "dropout",
        ModelSetting.Initial => "initial weights",
        ModelSetting.Loss => "loss",
        ModelSetting.Optimizer => "optimiser",
        ModelSetting.LearningRate => "learning rate",
        ModelSetting.WeightDecay => "weight decay",
        ModelSetting.Batch => "batch size",
        ModelSetting.Steps => "training steps",
    };

    /// <summary>Every setting of two models.</summary>
    /// <param name="allowed">What may differ: other layers start with another spread of weights.</param>
    public static IReadOnlyList<RecordedSetting> Of(ModelResult first, ModelResult second, IReadOnlyList<ModelSetting> allowed) =>
        [.. Enum.GetValues<ModelSetting>().Select(setting => Of(setting, first, second, allowed))];

    private static RecordedSetting Of(ModelSetting setting, ModelResult first, ModelResult second, IReadOnlyList<ModelSetting> allowed)
    {
        var (a, b) = (SettingText.Of(setting, first), SettingText.Of(setting, second));
        var same = setting switch
        {
            ModelSetting.LearningRate => SameRates(first.Recorded?.LearningRates ?? [], second.Recorded?.LearningRates ?? []),
            ModelSetting.Initial => SameStart(first.Initial, second.Initial, spread: !allowed.Contains(ModelSetting.Layers)),
            _ => a == b,
        };
        return new RecordedSetting(setting, a, b, same);
    }

    /// <summary>Step by step; how many there are is a setting of its own.</summary>
    private static bool SameRates(double[] a, double[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= Close * Math.Abs(pair.First));

    private static bool SameStart(InitialParameters? a, InitialParameters? b, bool spread) =>
        a is null || b is null
        || a.ZeroWeights == b.ZeroWeights && SameNumber(a.Bias, b.Bias, Close) && (!spread || SameNumber(a.WeightDeviation, b.WeightDeviation, SpreadShare));

    private static bool SameNumber(double? a, double? b, double share) => a is { } x && b is { } y ? Math.Abs(x - y) <= share * Math.Max(Math.Abs(x), Math.Abs(y)) : a is null && b is null;
}
