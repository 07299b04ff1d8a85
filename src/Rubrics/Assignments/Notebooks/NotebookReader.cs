using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads items about executed notebooks.</summary>
internal static class NotebookReader
{
    /// <summary>The kind as packages call it.</summary>
    public const string Word = "notebook";

    public static ItemCheck Read(YamlCursor at, string id, Marks marks, PackageScope scope)
    {
        var run = at.RequireText("run");
        var model = at.FindText("model") ?? "";
        var criteria = at.Require("criteria")?.Elements().Select(e => NotebookCriterionReader.Read(e, run, model)).OfType<NotebookCriterion>().ToList() ?? [];
        var rest = marks - criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Marks);
        if (rest < Marks.Zero || !at.Has("parts") && rest != Marks.Zero)
        {
            at.Problem($"the criteria add up to {marks - rest}, the item has {marks} marks");
        }

        return new ItemCheck.Notebook
        {
            Run = run,
            Model = model,
            Criteria = criteria,
            Parts = at.Has("parts") ? AnswersReader.ReadSeveral(at, id, rest, scope) : null,
        };
    }

    /// <summary>Whether a run has the models that are named and seeds enough.</summary>
    public static void CheckRun(YamlCursor at, ItemCheck.Notebook check, RunSettings run)
    {
        var most = check.Criteria.Where(c => c.Run == run.Name).SelectMany(c => c.Test.SeedCounts).DefaultIfEmpty(1).Max();
        if (run.Seeds.Count < most)
        {
            at.Problem($"the rule may need {most} runs, but run '{run.Name}' has {run.Seeds.Count} in 'seeds': what is too close to call could never be decided");
        }

        var models = run.Notebook?.Models ?? [];
        var named = check.Criteria.Select(c => new ModelName(c.Run, c.Model)).Concat(check.Criteria.Select(c => c.Test.Other).OfType<ModelName>());
        foreach (var unknown in named.Where(n => n.Run == run.Name && n.Model.Length > 0 && models.All(m => m.Id != n.Model)).Distinct())
        {
            at.Problem($"run '{run.Name}' has no model '{unknown.Model}'; it has: {string.Join(", ", models.Select(m => m.Id))}");
        }
    }
}
