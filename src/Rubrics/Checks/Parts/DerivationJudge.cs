using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a derivation line by line.</summary>
internal static class DerivationJudge
{
    public static PartFinding Judge(PartCheck.Derivation check, PartContext context)
    {
        var answered = context.Answer is not null || context.Field("lines") is not null;
        var reason = answered ? "A marker reads this derivation." : $"There is no answer '{context.Part.Answer}' in the answers file.";
        return new PartFinding(answered ? Outcome.NotUnderstood : Outcome.NotAnswered, 0, reason)
        {
            Criteria = [.. check.Required.Select(r => new CriterionGrade(r.Text, answered ? Verdict.WaitsForMarker : Verdict.NotMet, Marks.Zero, r.Marks, reason))],
        };
    }
}
