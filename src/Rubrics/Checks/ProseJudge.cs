using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Words that a person judges: the machine only lays out the rubric.</summary>
internal static class ProseJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Prose check, JudgingContext context)
    {
        var answer = check.Answer is { } name ? context.Answers.Find(name)?.Text : null;
        var criteria = check.Criteria
            .Select(c => new CriterionGrade(c.Text, Verdict.WaitsForMarker, Marks.Zero, c.Marks, "A marker decides."))
            .ToList();
        return ItemJudge.Frame(item, ItemState.WaitsForMarker, "A marker reads this and decides.", criteria) with
        {
            Exhibits = answer is null ? [] : [ProgramOutput.Exhibit("Your words", answer, trimmed: false)],
        };
    }
}
