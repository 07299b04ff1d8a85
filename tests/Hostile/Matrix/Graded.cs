using Autograder.Rubrics.Grades;

namespace Autograder.Hostile.Matrix;

/// <summary>A hand-in that was graded, or what of ours broke.</summary>
internal sealed record Graded(Grade? Grade, Gathered Gathered, string Fault, TimeSpan Took)
{
    /// <summary>The words of the PDF that the student gets; empty before it is made.</summary>
    public string Report { get; init; } = "";

    public decimal Marks => Grade?.Total.Value ?? -1;

    /// <summary>What the student is told first of what is not right.</summary>
    public string Says => Grade?.Items.FirstOrDefault(i => i.Awarded < i.Maximum)?.Found ?? Fault;
}
