using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>What stands in the fields of a form, by their names.</summary>
/// <param name="Values">Also answers that belong to no field, so that nothing typed is lost; empty ones are left out.</param>
/// <param name="Problems">What could not be read, for the student.</param>
public sealed record AnswerValues(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Problems)
{
    /// <summary>A larger answers.yaml is not read.</summary>
    public const int LargestFile = 512 * 1024;

    /// <summary>The values of an answers.yaml that was written by hand or by <see cref="Write"/>.</summary>
    public static AnswerValues Read(Assignment assignment, ReadOnlyMemory<byte> file) =>
        SheetValues.Read(AnswerForm.Of(assignment), AnswerSheet.Read(new IntakeFile("answers.yaml", file, ""), new AnswerNames(assignment)));

    /// <summary>The answers.yaml that says what the values say; reading it gives them back. Halves of characters become U+FFFD.</summary>
    public static byte[] Write(Assignment assignment, IReadOnlyDictionary<string, string> values) => new SheetWriter(AnswerForm.Of(assignment)).Write(values);
}
