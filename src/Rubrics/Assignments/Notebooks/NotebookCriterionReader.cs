using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads one criterion of a notebook item; the test comes from the reader of its word.</summary>
internal static class NotebookCriterionReader
{
    private static readonly Dictionary<string, Func<YamlCursor, NotebookTest?>> Tests = new()
    {
        ["ran"] = MeasuredReader.ReadRan,
        ["metric"] = MeasuredReader.ReadMetric,
        ["claim"] = MeasuredReader.ReadClaim,
        ["comparison"] = ModelComparisonReader.Read,
        ["architecture"] = ArchitectureReader.Read,
        ["curve"] = CurveReader.Read,
        ["behaviour"] = BehaviourReader.Read,
    };

    /// <param name="run">The item's run.</param>
    /// <param name="model">The item's model.</param>
    public static NotebookCriterion? Read(YamlCursor at, string run, string model)
    {
        var text = at.RequireText("text");
        var marks = at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero;
        var own = at.FindText("model");
        var (onRun, onModel) = (at.FindText("run") ?? run, own ?? model);
        if (at.Require("check") is not { } check)
        {
            return null;
        }

        if (!Tests.TryGetValue(check.Text(), out var read))
        {
            check.Problem($"'{check.Text()}' is not a check of notebooks; use one of: {string.Join(", ", Tests.Keys)}");
            return null;
        }

        var test = read(at);
        at.NothingElse();
        if (test is { NeedsModel: true } && onModel.Length == 0)
        {
            at.Problem($"'{check.Text()}' is about a model; give 'model' here or on the item");
        }

        return test is null ? null : new NotebookCriterion(text, marks, onRun, onModel, test);
    }

    /// <summary>A model named as <c>{ run, model }</c>.</summary>
    public static ModelName ReadModel(YamlCursor at)
    {
        var name = new ModelName(at.RequireText("run"), at.RequireText("model"));
        at.NothingElse();
        return name;
    }
}
