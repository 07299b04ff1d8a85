using System.Text.Json.Serialization;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Exports;

/// <summary>The top level of results.json.</summary>
internal sealed record Results
{
    public Marks? Score { get; init; }
    public required double ExecutionTime { get; init; }
    public required string Output { get; init; }
    public string OutputFormat => "text";
    public string TestOutputFormat => "text";
    public string TestNameFormat => "text";
    public string Visibility => "visible";
    public string StdoutVisibility => "hidden";
    public required IReadOnlyList<ResultsTest> Tests { get; init; }

    /// <summary>Always there, maybe empty, as the platform's own writer does it.</summary>
    public IReadOnlyList<string> Leaderboard => [];
    public required ResultsExtra ExtraData { get; init; }
}

/// <summary>One question.</summary>
internal sealed record ResultsTest
{
    public Marks? Score { get; init; }
    public Marks? MaxScore { get; init; }
    public string? Status { get; init; }
    public required string Name { get; init; }
    public required string Number { get; init; }
    public required string Output { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public string Visibility => "visible";
    public required ResultsTestExtra ExtraData { get; init; }
}

/// <summary>What we know beyond the platform's format.</summary>
internal sealed record ResultsExtra(
    GradeStatus Status, SubmissionStamp Submission, AssignmentStamp Assignment, Marks Raw, Marks LateDeduction, Marks Total, Marks Maximum,
    string LateWords, IReadOnlyList<string> Reasons, IReadOnlyList<Notice> Notices, Provenance Provenance);

/// <summary>What we know of one question beyond the platform's format.</summary>
internal sealed record ResultsTestExtra(
    string Id, string Kind, ItemState State, Marks Maximum, Marks Bonus, IReadOnlyList<CriterionGrade> Criteria, IReadOnlyList<string> Feedback);

/// <summary>Generated at build time; names as the platform spells them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(MarksConverter)])]
[JsonSerializable(typeof(Results))]
internal sealed partial class ResultsJsonContext : JsonSerializerContext;
