using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Integrity;

/// <summary>Compares the submissions of a course with each other, as far as the package's integrity rules ask for it. Pure; order of the sheets does not matter.</summary>
public static class CourseComparison
{
    /// <summary>The most surprising first within each kind: chosen weights, then texts.</summary>
    public static IReadOnlyList<CourseFinding> Find(Assignment assignment, IReadOnlyList<CourseSheet> sheets)
    {
        var rules = assignment.AnswerRules.Integrity;
        var ordered = sheets.OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        return [.. ChosenWeights.Compare(rules.Weights, assignment.AnswerRules.Decimal, ordered), .. rules.Texts.SelectMany(name => WrittenTexts.Compare(assignment, name, ordered))];
    }
}
