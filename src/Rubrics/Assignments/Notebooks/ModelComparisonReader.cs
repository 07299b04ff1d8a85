using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: comparison</c>.</summary>
internal static class ModelComparisonReader
{
    private static readonly Dictionary<string, ModelSetting> Settings = new()
    {
        ["activation"] = ModelSetting.Activation,
        ["layers"] = ModelSetting.Layers,
        ["optimizer"] = ModelSetting.Optimizer,
        ["lr"] = ModelSetting.LearningRate,
        ["batch"] = ModelSetting.Batch,
        ["steps"] = ModelSetting.Steps,
        ["initial"] = ModelSetting.Initial,
        ["loss"] = ModelSetting.Loss,
        ["weight_decay"] = ModelSetting.WeightDecay,
        ["dropout"] = ModelSetting.Dropout,
    };

    public static NotebookTest? Read(YamlCursor at)
    {
        var allowed = at.Find("allowed_difference")?.Elements().Select(e => e.OneOf(Settings)).ToList();
        var answer = at.FindText("answer");
        if (at.Find("test") is { } test && test.Text() != "mcnemar")
        {
            test.Problem($"'{test.Text()}' is not a test known here; use mcnemar");
        }

        if (allowed is null && answer is null)
        {
            at.Problem("give 'allowed_difference' (what may differ), 'answer' (where the student says which is better), or both");
        }

        return at.Require("with") is { } with ? new NotebookTest.Comparison(NotebookCriterionReader.ReadModel(with), allowed, answer) : null;
    }
}
