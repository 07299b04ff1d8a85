using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Keys;
using Autograder.Rubrics.Proofs;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>What the judge of one part may look at.</summary>
internal sealed record PartContext
{
    public required Part Part { get; init; }
    public required AnswerSheet Sheet { get; init; }
    public required TermEvaluator Keys { get; init; }
    public required KeyBook Book { get; init; }
    public required DecimalMark Decimal { get; init; }

    /// <summary>The student's own values by the full name of a part, as they were understood.</summary>
    public required StudentAnswers Student { get; init; }

    /// <summary>Files that were handed in with the role of drawings or reports are there.</summary>
    public required bool HasReport { get; init; }

    /// <summary>What was proved about formulas that sampling finds equal.</summary>
    public required IKnownProofs Proofs { get; init; }

    /// <summary>The instructor's decision, where it applies.</summary>
    public Decision? Decision { get; init; }

    public TypedAnswer? Answer => Sheet.Find(Part.Answer);

    public TypedAnswer? Field(string name) => Sheet.Find($"{Part.Answer}.{name}");
}
