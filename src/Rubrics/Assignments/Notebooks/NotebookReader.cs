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
}
