using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Manage.Regrading;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Assignments;

/// <summary>A regrade: what it would change, or did.</summary>
internal sealed record RegradeAnswer(
    [property: Description("Number of the regrade."), Example("12")] long Id,
    [property: Description("Why."), Example("\"Tolerance of question 3\"")] string Reason,
    [property: Description("When it was begun.")] DateTimeOffset MadeAt,
    [property: Description("How many submissions are still to be judged; ask again until it is 0."), Example("0")] int Open,
    [property: Description("Submissions whose marks, or what is said about them, change.")] IReadOnlyList<RegradedAnswer> Changed,
    [property: Description("Submissions that could not be judged again, and why.")] IReadOnlyList<RegradeFailureAnswer> Failed,
    [property: Description("When it was applied; null while it was not.")] DateTimeOffset? AppliedAt,
    [property: Description("When it was taken back; null while it was not.")] DateTimeOffset? UndoneAt)
{
    public static RegradeAnswer Of(Regrade regrade)
    {
        var plan = RegradePlan.Read(regrade.Changes);
        return new RegradeAnswer(
            regrade.Id, regrade.Reason, regrade.MadeAt, plan.Open.Count,
            [.. plan.Changed.Select(g => new RegradedAnswer(g.Submission, g.Old, g.New, [.. g.Changes.Select(c => new RegradedItemAnswer(c.Item, c.Old, c.New, c.Why))]))],
            [.. plan.Failed.Select(g => new RegradeFailureAnswer(g.Submission, g.Failure ?? ""))],
            regrade.AppliedAt, regrade.UndoneAt);
    }
}

/// <summary>What changes for one submission.</summary>
internal sealed record RegradedAnswer(
    [property: Description("Number of the submission."), Example("1042")] long SubmissionId,
    [property: Description("Marks before."), Example("17.5")] decimal Old,
    [property: Description("Marks after."), Example("18")] decimal New,
    [property: Description("Item by item.")] IReadOnlyList<RegradedItemAnswer> Items);

/// <summary>What changes for one item.</summary>
internal sealed record RegradedItemAnswer(
    [property: Description("The item."), Example("\"3b\"")] string Item,
    [property: Description("As it was."), Example("\"1.5\"")] string Old,
    [property: Description("As it is then."), Example("\"2\"")] string New,
    [property: Description("Why."), Example("\"A tolerance changed\"")] string Why);

/// <summary>A submission that could not be judged again.</summary>
internal sealed record RegradeFailureAnswer(
    [property: Description("Number of the submission."), Example("1042")] long SubmissionId,
    [property: Description("Why it could not be judged.")] string Why);
