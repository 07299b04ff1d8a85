using Autograder.Reference.Calculators;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a typed number against the computed key. What cannot be read waits for a marker; it is never silently zero.</summary>
internal static class NumberJudge
{
    public static PartFinding Judge(PartCheck.Number check, PartContext context, TypedAnswer answer)
    {
        if (answer.Value is not Typed.Words { Text: var text })
        {
            return PartFinding.Unread("Not understood: one number is asked for, not a list.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, "one number is asked for")] };
        }

        var read = NumberText.Read(text, context.Decimal);
        if (read.Value is not { } value)
        {
            return PartFinding.Unread($"Not understood: “{Excerpt.Of(text, 80)}”: {read.Problem}.") with
            {
                Understood = [new UnderstoodAnswer(answer.Name, text, null, read.Problem)],
                Feedback = [context.Decimal switch
                {
                    DecimalMark.Either => "Write numbers as 0.25, 0,25, 1/4, 25 % or 2.5e-1.",
                    DecimalMark.Point => "Write numbers with a point: 0.25, 1/4, 25 % or 2.5e-1.",
                    DecimalMark.Comma => "Write numbers with a comma: 0,25, 1/4, 25 % or 2,5e-1.",
                }],
            };
        }

        var shown = Numbers.Shown(value);
        var finding = ReadingJudge.Judge(context, shown, key => KeyValue.Number(key) is { } expected && check.Closeness.Holds(value, expected) ? 1 : 0, key => Wrong(check, shown, value, key));
        if (read.Worked && finding.Share > 0 && check.UnevaluatedShare < 1)
        {
            finding = finding with { Outcome = Outcome.Near, Share = finding.Share * check.UnevaluatedShare, Reason = finding.Reason + " The value itself is asked for, not how to work it out." };
        }

        return finding with
        {
            Understood = [new UnderstoodAnswer(answer.Name, text, read.Tex, read.Plain ? null : $"= {shown}")],
            Feedback = IsSign(check, value, context) && finding.Outcome == Outcome.Wrong ? ["Check the sign."] : [],
        };
    }

    private static string Wrong(PartCheck.Number check, string shown, double value, Given key) =>
        KeyValue.Number(key) is { } expected && check.Closeness.Holds(-value, expected)
            ? $"{shown} has the right size but the wrong sign."
            : $"{shown} is not the computed key.";

    private static bool IsSign(PartCheck.Number check, double value, PartContext context) =>
        context.Keys.Evaluate(check.Value).Value is { } key && KeyValue.Number(key) is { } expected && expected != 0 && check.Closeness.Holds(-value, expected);
}
