using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Regrading;

/// <summary>One submission judged again.</summary>
/// <param name="Old">Null where no grade of it could be read.</param>
/// <param name="Changes">Empty where the marks are what they were.</param>
internal sealed record Regraded(Grade? Old, Grade Now, IReadOnlyList<GradeChange> Changes)
{
    public bool Changed => Old is null || Changes.Count > 0;

    /// <summary>The grade that counts from now on.</summary>
    public Grade Current => Old is null || Changed ? Now : Old;
}
