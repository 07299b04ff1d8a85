namespace Autograder.Api.Marking;

/// <summary>What a marker wants to hold for a sheet: understood, with nothing wrong in it.</summary>
/// <param name="Criteria">By number; null leaves the criterion open (or to the machine).</param>
/// <param name="Lines">Ids of the course's lines that apply.</param>
/// <param name="Dropped">Ids of adjustments that are taken back.</param>
internal sealed record SheetDraft(
    IReadOnlyList<CriterionWish?> Criteria, IReadOnlySet<long> Lines, IReadOnlySet<long> Dropped, AdjustmentWish? Adjustment, string Comment);

/// <summary>Marks for a criterion, with words for the student.</summary>
internal sealed record CriterionWish(decimal Marks, string Comment);

/// <summary>Marks outside the rubric, with the reason.</summary>
internal sealed record AdjustmentWish(decimal Marks, string Reason);
