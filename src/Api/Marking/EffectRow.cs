namespace Autograder.Api.Marking;

/// <summary>One submission before and after an edit of the rubric.</summary>
internal sealed record EffectRow(long SubmissionId, decimal ItemBefore, decimal ItemAfter, decimal TotalBefore, decimal TotalAfter);
