using System.Text.RegularExpressions;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Yaml;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Assignments;

/// <summary>The settings that only runs of kind notebook have.</summary>
internal static partial class NotebookRunReader
{
    public static NotebookSettings Read(YamlCursor at, BoxLimits limits) => new()
    {
        File = at.Require("notebook") is { } file ? ReadFile(file) : "",
        Parameters = at.Find("parameters") is { } parameters ? ReadParameters(parameters) : new Given.Map(new Dictionary<string, Given>()),
        CellTime = at.Find("cell") is { } cell ? ReadCellTime(cell, limits) : limits.WallTime,
        Models = at.Find("models")?.Entries().Select(e => ReadModel(e.Key, e.Value)).ToList() ?? [],
    };

    /// <summary>Whether the split fits the kind of data.</summary>
    public static void CheckData(RunSettings run, YamlCursor at, DatasetRequirement dataset)
    {
        switch (dataset.Kind)
        {
            case DatasetKind.MnistIdx when run.Split is not { Train: >= 1, Visible: >= 1 }:
                at.Problem("images need 'split: { train, visible }', both at least 1: what the notebook gets as training and as test set");
                break;
            case DatasetKind.MnistIdx when run.Split is { HeldBack: > 0 } or { Test: > 0 }:
                at.Problem("'split' of a notebook has 'train' and 'visible' alone; the hidden images are the official test images");
                break;
            case DatasetKind.MnistIdx when run.Split is { Visible: > IdxImages.TestCount }:
                at.Problem($"'visible' is {run.Split.Visible}; the test set that the notebook gets has {IdxImages.TestCount} images");
                break;
            case DatasetKind.MnistIdx when run.Split is { } split && split.Train + split.Visible > IdxImages.TrainCount:
                at.Problem($"'split' divides {split.Train + split.Visible} images, the training set has {IdxImages.TrainCount}");
                break;
            case DatasetKind.Waves when run.Split is not null:
                at.Problem("waves are not divided: leave 'split' out");
                break;
            case DatasetKind.Cifar10Binary or DatasetKind.SklearnDigits:
                at.Problem($"a notebook takes data of kind mnist-idx or waves, '{dataset.Name}' is of another kind");
                break;
        }
    }

    private static string ReadFile(YamlCursor at)
    {
        var name = at.Text();
        if (name.Length == 0 || name.Contains('/') || name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".py", StringComparison.OrdinalIgnoreCase))
        {
            at.Problem($"'{name}' must be a file name without folder and ending; .ipynb is looked for first, then .py");
        }

        return name;
    }

    private static Given.Map ReadParameters(YamlCursor at)
    {
        var values = new Dictionary<string, Given>();
        foreach (var (name, value) in at.Entries())
        {
            if (!PythonName().IsMatch(name))
            {
                value.Problem($"'{name}' is no name of a Python variable");
            }

            values[name] = value.Tree();
            if (!IsPlain(values[name]))
            {
                value.Problem("a parameter is a number, a text, or a list of these");
            }
            else if (value.Node.ToString() is "true" or "false")
            {
                value.Problem("give 1 or 0 instead of true or false");
            }
        }

        return new Given.Map(values);
    }

    private static bool IsPlain(Given value) => value switch
    {
        Given.Number or Given.Text => true,
        Given.List { Items: var items } => items.All(IsPlain),
        _ => false,
    };

    private static TimeSpan ReadCellTime(YamlCursor at, BoxLimits limits)
    {
        var time = at.Require("wall")?.Duration() ?? limits.WallTime;
        if (time < TimeSpan.FromSeconds(1) || time > limits.WallTime)
        {
            at.Problem($"the time of a cell must be from one second to the run's {limits.WallTime.TotalSeconds:0} s");
        }

        at.NothingElse();
        return time;
    }

    private static NotebookModel ReadModel(string id, YamlCursor at)
    {
        if (!ModelId().IsMatch(id))
        {
            at.Problem($"'{id}' must be made of letters, digits, - and _");
        }

        var model = new NotebookModel(id, at.Require("name") is { } name ? Variable(name) : "", at.Find("log") is { } log ? Variable(log) : null);
        at.NothingElse();
        return model;
    }

    private static string Variable(YamlCursor at)
    {
        var name = at.Text();
        if (!PythonName().IsMatch(name))
        {
            at.Problem($"'{name}' is no name of a Python variable");
        }

        return name;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,99}\z")]
    private static partial Regex PythonName();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z")]
    private static partial Regex ModelId();
}
