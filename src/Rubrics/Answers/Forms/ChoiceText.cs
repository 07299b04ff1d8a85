using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>Ticked boxes as a text, read as judging reads them.</summary>
internal static class ChoiceText
{
    private static readonly Term NoKey = new Term.Literal(new Given.Text(""));

    public static IReadOnlyList<string>? Read(FieldKind.Choice choice, string value)
    {
        var options = choice.Options.Select(o => new Option(o.Letter, o.Text, null)).ToList();
        var check = new PartCheck.Choice { Options = options, Ticked = NoKey, One = choice.One };
        return value.Trim().Length == 0 ? [] : ChoiceJudge.Ticked(check, new Typed.Words(value.Trim()), out _)?.Select(o => o.Letter).ToList();
    }
}
