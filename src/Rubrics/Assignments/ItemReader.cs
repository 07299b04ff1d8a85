using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Operations;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>Reads one item; the check comes from the reader of its kind.</summary>
internal static class ItemReader
{
    private static readonly Dictionary<string, Func<YamlCursor, Marks, ItemCheck>> Kinds = new()
    {
        ["outputs"] = OutputsReader.Read,
        ["metric"] = MetricReader.Read,
        ["comparison"] = ComparisonReader.Read,
        ["document"] = DocumentReader.Read,
        ["packaging"] = PackagingReader.Read,
    };

    /// <summary>Kinds that are answered in answers.yaml.</summary>
    private static readonly HashSet<string> Answered = [AnswersReader.Several, "prose", .. PartReader.KindNames];

    public static Item? Read(YamlCursor at, IReadOnlyList<RunSettings> runs, PackageScope scope)
    {
        var marks = at.Require("marks") is { } m ? ReadMarks(m) : Marks.Zero;
        var id = at.RequireText("id");
        var title = at.RequireText("title");
        var asked = at.RequireText("asked");
        if (ReadCheck(at, id, title, marks, scope) is not { } check)
        {
            return null;
        }

        CheckRuns(at, check, runs);
        var item = new Item { Id = id, Title = title, Asked = asked, Marks = marks, Check = check, Sources = ReadSources(at) };
        at.NothingElse();
        return item;
    }

    private static ItemCheck? ReadCheck(YamlCursor at, string id, string title, Marks marks, PackageScope scope)
    {
        var kind = at.Require("kind");
        switch (kind?.Text())
        {
            case null:
                return null;
            case var word when Answered.Contains(word):
                return AnswersReader.Read(at, word, id, title, marks, scope);
            case NotebookReader.Word:
                return NotebookReader.Read(at, id, marks, scope);
            case var word when Kinds.TryGetValue(word, out var read):
                return read(at, marks);
            default:
                kind.Problem($"'{kind.Text()}' is not a kind; use one of: {string.Join(", ", Kinds.Keys.Append(NotebookReader.Word).Concat(Answered))}");
                return null;
        }
    }

    private static IReadOnlyList<string> ReadSources(YamlCursor at) =>
        at.Find("source") is not { } source ? []
        : source.Node is YamlDotNet.RepresentationModel.YamlScalarNode ? [source.Text()] : [.. source.Elements().Select(e => e.Text())];

    public static Marks ReadMarks(YamlCursor at)
    {
        var value = at.Decimal();
        if (value is < 0m or > 1000m || decimal.Round(value, 2) != value)
        {
            at.Problem($"{value} must be from 0 to 1000 with at most two decimals");
        }

        return new Marks(value);
    }

    public static Tolerance ReadTolerance(YamlCursor at)
    {
        if (at.Find("tolerance") is not { } tolerance)
        {
            return new Tolerance(1e-5, 1e-7);
        }

        var read = new Tolerance(tolerance.Find("relative")?.Double() ?? 0, tolerance.Find("absolute")?.Double() ?? 0);
        if (read.Relative is < 0 or > 1 || read.Absolute < 0 || read.Relative + read.Absolute == 0)
        {
            tolerance.Problem("give relative (0 to 1), absolute (0 or more), or both, not both zero");
        }

        tolerance.NothingElse();
        return read;
    }

    private static void CheckRuns(YamlCursor at, ItemCheck check, IReadOnlyList<RunSettings> runs)
    {
        var expected = check switch
        {
            ItemCheck.Outputs => RunKind.Functions,
            ItemCheck.Metric => RunKind.Training,
            ItemCheck.Comparison => RunKind.Comparison,
            ItemCheck.Document => RunKind.Pdf,
            ItemCheck.Notebook => RunKind.Notebook,
            _ => (RunKind?)null,
        };
        foreach (var name in check.Runs)
        {
            var run = runs.FirstOrDefault(r => r.Name == name);
            if (run is null)
            {
                at.Problem($"there is no run called '{name}'; declared are: {string.Join(", ", runs.Select(r => r.Name))}");
            }
            else if (expected is not null && run.Kind != expected)
            {
                at.Problem($"run '{name}' is of kind {run.Kind}, but this item needs {expected}");
            }
            else
            {
                CheckRun(at, check, run);
            }
        }
    }

    private static void CheckRun(YamlCursor at, ItemCheck check, RunSettings run)
    {
        if (check is ItemCheck.Metric metric && metric.SeedCounts.DefaultIfEmpty(1).Max() is var most && run.Seeds.Count < most)
        {
            at.Problem($"the rule may need {most} runs, but run '{run.Name}' has {run.Seeds.Count} in 'seeds': what is too close to call could never be decided");
        }

        if (check is ItemCheck.Notebook notebook)
        {
            NotebookReader.CheckRun(at, notebook, run);
        }

        if (check is ItemCheck.Comparison comparison)
        {
            foreach (var arm in comparison.Criteria.Select(c => c.Arm).OfType<string>().Distinct().Where(id => run.Arms.All(a => a.Id != id)))
            {
                at.Problem($"run '{run.Name}' has no arm '{arm}'; it has: {string.Join(", ", run.Arms.Select(a => a.Id))}");
            }
        }
    }
}
