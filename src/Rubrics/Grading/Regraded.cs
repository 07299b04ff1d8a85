using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Grading;

/// <summary>One submission judged again.</summary>
/// <param name="Old">Null where no grade of it could be read.</param>
/// <param name="Changes">Empty where the marks are what they were.</param>
public sealed record Regraded(Grade? Old, Grade Now, IReadOnlyList<GradeChange> Changes)
{
    /// <summary>Puts the two beside each other.</summary>
    public static Regraded Compare(Grade? old, Grade now) => new(old, now, old is null ? [] : GradeDifference.Between(old, now));

    /// <summary>Whether marks changed.</summary>
    public bool Changed => Old is null || Changes.Count > 0;

    /// <summary>Marks or what is said about them, such as whether a formula is proved.</summary>
    public bool IsNews => Old is null || Changed || !Words(Old).SequenceEqual(Words(Now));

    /// <summary>The grade that counts from now on.</summary>
    public Grade Current => Old is null || IsNews ? Now : Old;

    private static IEnumerable<string> Words(Grade grade) => grade.Items.SelectMany(item => item.Criteria.Select(c => c.Reason).Prepend(item.Found)).Concat(grade.Flags);
}
