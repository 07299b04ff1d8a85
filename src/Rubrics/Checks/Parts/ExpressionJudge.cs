using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a typed formula by what it is worth wherever its symbols may be.</summary>
internal static class ExpressionJudge
{
    public static PartFinding Judge(PartCheck.Expression check, PartContext context, TypedAnswer answer) =>
        PartFinding.Unread("A marker reads this formula.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, "formulas are read by a marker")] };

    public static string KeyTex(PartCheck.Expression check) => ArrayTex.Words(check.Formula is FormulaKey.Typed typed ? typed.Formula : "");
}
