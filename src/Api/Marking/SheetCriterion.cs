using Autograder.Api.Data;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Marking;

/// <summary>A criterion of the package as a marker sees it.</summary>
/// <param name="Number">Its place among the item's criteria, from 1.</param>
/// <param name="Machine">What the machine found, with its proposal where a person decides.</param>
/// <param name="Worth">Full marks; below zero where it takes marks off.</param>
/// <param name="Decision">The decision that counts; null while nobody decided or where it was taken back.</param>
internal sealed record SheetCriterion(int Number, CriterionGrade Machine, decimal Worth, MarkingDecision? Decision)
{
    /// <summary>A person has to decide.</summary>
    public bool Waits => Machine.Verdict == Verdict.WaitsForMarker;

    public decimal Least => Math.Min(0, Worth);

    public decimal Most => Math.Max(0, Worth);
}
