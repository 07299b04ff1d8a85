using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Answers.Echoes;

/// <summary>How something typed into a field is read, before it is handed in. It comes from the readers that judging uses and never from a key.</summary>
/// <param name="Lines">One line; several for a derivation; none where nothing is typed or a person reads it.</param>
public sealed record AnswerEcho(IReadOnlyList<EchoLine> Lines)
{
    /// <summary>A longer text is not echoed.</summary>
    public const int LongestText = 20_000;

    /// <summary>Nothing to say.</summary>
    public static AnswerEcho Nothing { get; } = new([]);

    /// <summary>Whether everything was understood.</summary>
    public bool IsUnderstood => Lines.All(l => l.Problem.Length == 0);

    /// <summary>What is read in a text for the field of that name. Safe and quick for any text; names that belong to no field say nothing.</summary>
    public static AnswerEcho Of(Assignment assignment, string field, string text) =>
        text.Trim().Length == 0 || AnswerForm.Of(assignment).Find(field) is not { } asked ? Nothing
        : text.Length > LongestText ? One("", "This is too long to be read while you type.")
        : new EchoReader(assignment).Read(asked, text.ReplaceLineEndings("\n").Trim());

    internal static AnswerEcho One(string words, string problem) => new([new EchoLine(null, words, problem)]);
}

/// <summary>One line of what was read.</summary>
/// <param name="Tex">TeX without dollar signs; null where words say it.</param>
/// <param name="Words">A remark beside or instead of the formula, such as <c>= 0.25</c>; empty where there is none.</param>
/// <param name="Problem">Why it was not understood, one sentence for the student; empty where it was.</param>
public sealed record EchoLine(string? Tex, string Words, string Problem);
