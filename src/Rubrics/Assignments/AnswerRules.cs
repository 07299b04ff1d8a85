using System.Text.RegularExpressions;
using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Assignments;

/// <summary>When keys are shown to students.</summary>
public enum KeyRelease { Now, AfterDue, Never }

/// <summary>What holds for all typed answers of a package.</summary>
public sealed record AnswerRules
{
    public static readonly AnswerRules Usual = new();

    /// <summary>An answer without its working waits for a marker.</summary>
    public bool WorkingRequired { get; init; }

    /// <summary>Which decimal marks are understood.</summary>
    public DecimalMark Decimal { get; init; }
    public KeyRelease Release { get; init; }

    /// <summary>Finds the digits of a student's id; null: the last run of digits.</summary>
    public Regex? IdPattern { get; init; }

    /// <summary>The id that the package's own submissions have when it is proved; empty where it does not matter.</summary>
    public string ExampleId { get; init; } = "";
    public IntegrityRules Integrity { get; init; } = IntegrityRules.None;
}
