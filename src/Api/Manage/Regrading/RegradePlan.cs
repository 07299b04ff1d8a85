using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Manage.Regrading;

/// <summary>A regrade as far as it was worked out: kept with it, so that what is applied is what was shown.</summary>
/// <param name="Open">Submissions that were not judged yet.</param>
internal sealed record RegradePlan(IReadOnlyList<long> Open, IReadOnlyList<PlannedGrade> Judged)
{
    [JsonIgnore]
    public int Total => Open.Count + Judged.Count;

    /// <summary>Judged completely.</summary>
    [JsonIgnore]
    public bool IsWhole => Open.Count == 0;

    [JsonIgnore]
    public IEnumerable<PlannedGrade> Changed => Judged.Where(g => g.IsNews);

    [JsonIgnore]
    public IEnumerable<PlannedGrade> Failed => Judged.Where(g => g.Failure is not null);

    public static RegradePlan Read(string json) => JsonSerializer.Deserialize<RegradePlan>(json, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("The regrade holds nothing.");

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>What becomes of one submission.</summary>
/// <param name="Grade">The grade that counts before.</param>
/// <param name="IsNews">Whether marks, or what is said about them, change.</param>
/// <param name="Failure">Why it could not be judged; null where it could.</param>
internal sealed record PlannedGrade(
    long Submission, long Grade, IReadOnlyList<string> Students, decimal Old, decimal New, decimal Maximum, bool IsNews, IReadOnlyList<PlannedChange> Changes, string? Failure)
{
    public static PlannedGrade Of(long submission, long grade, Regraded regraded) => new(
        submission, grade, regraded.Now.Submission.Students, Total(regraded.Old), regraded.Now.Total.Value, regraded.Now.Maximum.Value, regraded.IsNews,
        regraded.Now.Status == GradeStatus.Refused && regraded.Old is { Status: not GradeStatus.Refused } old
            ? [new PlannedChange("all", old.Total.ToString(), regraded.Now.Total.ToString(), string.Join(" ", regraded.Now.Reasons))] // no item was looked at: their lines would all say the same
            : [.. regraded.Changes.Select(c => new PlannedChange(c.Item, c.Old, c.New, c.Why))],
        null);

    public static PlannedGrade Broken(long submission, long grade, Grade old, string why) =>
        new(submission, grade, old.Submission.Students, old.Total.Value, old.Total.Value, old.Maximum.Value, false, [], why);

    private static decimal Total(Grade? grade) => grade?.Total.Value ?? 0m;
}

/// <summary>One item, or the total, and why it changes.</summary>
internal sealed record PlannedChange(string Item, string Old, string New, string Why);
