using System.Diagnostics;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks.Notebooks;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges one item on evidence: a pure function.</summary>
internal static class ItemJudge
{
    /// <param name="answers">The judge of the submission's answers, for items that are answered.</param>
    /// <param name="writeUps">The submission's documents.</param>
    public static ItemGrade Judge(Item item, JudgingContext context, AnswerJudge answers, WriteUps writeUps)
    {
        if (Unavailable(item, context) is { } unavailable)
        {
            return unavailable;
        }

        return writeUps.WithPage(JudgeAvailable(item, context, answers, writeUps));
    }

    private static ItemGrade JudgeAvailable(Item item, JudgingContext context, AnswerJudge answers, WriteUps writeUps) =>
        item.Check switch
        {
            ItemCheck.Outputs check => OutputsJudge.Judge(item, check, context),
            ItemCheck.Metric check => MetricJudge.Judge(item, check, context),
            ItemCheck.Comparison check => ComparisonJudge.Judge(item, check, context),
            ItemCheck.Answers check => answers.Judge(item, check),
            ItemCheck.Notebook check => NotebookJudge.Judge(item, check, context, answers),
            ItemCheck.Packaging check => PackagingJudge.Judge(item, check, context),
            ItemCheck.Document check => DocumentJudge.Judge(item, check, context, writeUps),
            _ => throw new UnreachableException(),
        };

    /// <summary>The frame of a result: everything but what was found.</summary>
    public static ItemGrade Frame(Item item, ItemState state, string found, IReadOnlyList<CriterionGrade> criteria) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Asked = item.Asked,
        Kind = item.Check.Kind,
        State = state,
        Awarded = criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded).Clamp(Marks.Zero, item.Marks),
        Maximum = item.Marks,
        Criteria = criteria,
        Found = found,
        Runs = item.Check.Runs,
    };

    /// <summary>The item as a whole earns nothing, for one reason.</summary>
    public static ItemGrade Nothing(Item item, string found, params string[] feedback) =>
        Frame(item, ItemState.Graded, found, [new CriterionGrade(item.Title, Verdict.NotMet, Marks.Zero, item.Marks, found)]) with { Feedback = feedback };

    private static ItemGrade? Unavailable(Item item, JudgingContext context)
    {
        foreach (var run in item.Check.Runs)
        {
            if (context.Missing.TryGetValue(run, out var why))
            {
                return Frame(item, ItemState.WaitsForData, $"Not judged yet: {why}",
                    [new CriterionGrade(item.Title, Verdict.WaitsForMarker, Marks.Zero, item.Marks, "This item waits for data that the grading machine does not have. Nothing is lost.")]);
            }

            if (context.LeftOut.Contains(run))
            {
                return Frame(item, ItemState.WaitsForData, "Left out of this grading on purpose.",
                    [new CriterionGrade(item.Title, Verdict.WaitsForMarker, Marks.Zero, item.Marks, "This item was left out of this grading.")]);
            }
        }

        return null;
    }
}
