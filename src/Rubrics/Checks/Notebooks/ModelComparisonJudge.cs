using System.Globalization;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges a comparison of two models: nothing else differs, and what the student says about them is what can be measured. Noise makes nobody wrong.</summary>
internal static class ModelComparisonJudge
{
    public static CriterionFinding Judge(NotebookTest.Comparison test, NotebookCriterion criterion, NotebookView view)
    {
        var own = new ModelName(criterion.Run, criterion.Model);
        foreach (var name in new[] { own, test.With })
        {
            if (view.Model(name.Run, name.Model) is not { IsFound: true } model)
            {
                return CriterionFinding.NotMet($"There is nothing to compare. {(view.Model(name.Run, name.Model) is { Message.Length: > 0 } missing ? missing.Message : view.Result(name.Run) is null ? view.Absent(name.Run) : $"The network {view.Variable(name.Run, name.Model)} was not found.")}");
            }
        }

        List<CriterionFinding> findings = [];
        if (test.Allowed is { } allowed)
        {
            findings.Add(Settings(allowed, own, test.With, view));
        }

        if (test.Name is { } answer)
        {
            findings.Add(Stated(answer, own, test.With, view));
        }

        return CriterionFinding.Together(findings);
    }

    private static CriterionFinding Settings(IReadOnlyList<ModelSetting> allowed, ModelName own, ModelName with, NotebookView view)
    {
        var recorded = RecordedSetting.Of(view.Model(own.Run, own.Model) ?? throw new System.Diagnostics.UnreachableException(), view.Model(with.Run, with.Model) ?? throw new System.Diagnostics.UnreachableException(), allowed);
        var others = recorded.Where(s => !allowed.Contains(s.Setting)).ToList();
        var differ = others.Where(s => s.IsKnown && !s.Same).ToList();
        var unknown = others.Where(s => !s.IsKnown).ToList();
        var finding = differ.Count > 0
            ? CriterionFinding.NotMet($"More than {Words(allowed, recorded)} differs: {string.Join("; ", differ.Select(s => $"{s.Name} ({s.First} and {s.Second})"))}. What makes the difference cannot be told.")
            : unknown.Count > 0
            ? new CriterionFinding(0, $"We could not see {string.Join(", ", unknown.Select(s => s.Name))} of both networks, so a marker looks whether only {Words(allowed, recorded)} differs.", Waits: true)
            : CriterionFinding.Met($"Only {Words(allowed, recorded)} differs between the two networks.");
        return finding with
        {
            Exhibits =
            [
                new Exhibit.Table
                {
                    Title = "Recorded while your networks were trained; only marked rows may differ",
                    Columns = ["setting", Name(own, with, view), Name(with, own, view), "may differ"],
                    Rows = [.. recorded.Select(s => new TableRow([s.Name, s.First ?? "not recorded", s.Second ?? "not recorded", allowed.Contains(s.Setting) ? "yes" : ""], differ.Contains(s)))],
                },
            ],
        };
    }

    private static CriterionFinding Stated(string answer, ModelName own, ModelName with, NotebookView view)
    {
        var kind = view.Result(own.Run)?.Run.HiddenTargets is null ? MetricKind.Accuracy : MetricKind.MeanSquaredError;
        var (first, second) = (MeasuredRuns.Of(view, own, kind, ImagePart.Hidden), MeasuredRuns.Of(view, with, kind, ImagePart.Hidden));
        if (ModelDifference.Between(first, second) is not { } difference)
        {
            return CriterionFinding.NotMet($"There is nothing to compare. {first.LookedUp?.ToStudent ?? second.LookedUp?.ToStudent ?? (first.AnySucceeded ? second.Problem : first.Problem)}");
        }

        var (name, other) = (Name(own, with, view), Name(with, own, view));
        var measured = $"Measured by us {ModelMetricJudge.Where(ImagePart.Hidden)}: {ModelMetricJudge.Name(kind)} {first.Shown(difference.First)} of {name} and {second.Shown(difference.Second)} of {other} ({difference.Test}, {Chance(difference.PValue)}): {Said(difference.Verdict, name)}{(difference.OnlySeeds ? ", because trainings with other seeds differ by as much" : "")}.";
        return Read(answer, own, with, view) switch
        {
            (null, { } problem) => problem with { Reason = $"{problem.Reason} {measured}" },
            ({ } stated, _) when stated == difference.Verdict => CriterionFinding.Met($"{measured} That is what you say, too."),
            ({ } stated, _) when difference.Allows(stated) => CriterionFinding.Met($"{measured} You say: {Said(stated, name)}. Another seed may well show that, so it counts as right."),
            ({ } stated, _) => CriterionFinding.NotMet($"{measured} You say: {Said(stated, name)}. Chance does not explain that."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (Difference? Stated, CriterionFinding? Problem) Read(string answer, ModelName own, ModelName with, NotebookView view)
    {
        var sheet = view.Context.Answers;
        if (sheet.IsUnreadable)
        {
            return (null, new CriterionFinding(0, "The answers file could not be read, so a marker will read this answer.", Waits: true));
        }

        if (sheet.Find(answer) is not { } typed)
        {
            return (null, CriterionFinding.NotMet($"There is no answer '{answer}' in the answers file; write {StatedDifference.Choices}."));
        }

        var names = own.Model == with.Model ? [] : new[] { own.Model, view.Variable(own.Run, own.Model) };
        var others = own.Model == with.Model ? [] : new[] { with.Model, view.Variable(with.Run, with.Model) };
        return typed.Doubt is null && typed.Value is Typed.Words words && StatedDifference.Read(words.Text, names, others) is { } stated
            ? (stated, null)
            : (null, new CriterionFinding(0, $"“{Excerpt.Of(typed.Value.Shown)}” was not understood as {StatedDifference.Choices}, so a marker looks at it.", Waits: true));
    }

    private static string Chance(double p) => p < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.####}");

    private static string Said(Difference difference, string name) => difference switch
    {
        Difference.Better => $"{name} is better",
        Difference.Worse => $"{name} is worse",
        Difference.NotClear => "no clear difference",
    };

    /// <summary>The variable; with its notebook where both are called the same.</summary>
    private static string Name(ModelName model, ModelName other, NotebookView view)
    {
        var name = view.Variable(model.Run, model.Model);
        return name == view.Variable(other.Run, other.Model) && model.Run != other.Run ? $"{name} of {view.Settings(model.Run)?.File ?? model.Run}" : name;
    }

    private static string Words(IReadOnlyList<ModelSetting> allowed, IReadOnlyList<RecordedSetting> recorded) =>
        allowed.Count == 0 ? "nothing" : string.Join(" and ", recorded.Where(s => allowed.Contains(s.Setting)).Select(s => s.Name));
}
