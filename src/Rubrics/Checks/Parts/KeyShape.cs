using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Parts;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Whether the value of a key is one that answers of its kind can be compared with.</summary>
internal static class KeyShape
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Problem(PartCheck check, Given value) => check switch
    {
        PartCheck.Number => KeyValue.Number(value) is null ? "the key of a number must be one number" : null,
        PartCheck.Matrix => AnswerArray.Of(value) is null ? "the key of a matrix must be a list of numbers, or of rows of the same length" : null,
        PartCheck.Choice choice => ChoiceJudge.Meant(choice, value) is not { } meant ? $"the key must name options ({string.Join(", ", choice.Options.Select(o => o.Letter))}) or be the value of one"
            : choice.One && meant.Count != 1 ? "exactly one box is to be ticked, so the key names one" : null,
        _ => null,
    };
}
