namespace Autograder.Rubrics.Assignments;

/// <summary>What is compared across students, for the instructor only.</summary>
/// <param name="Weights">Assumptions and answers whose numbers students choose freely.</param>
/// <param name="Texts">Answers in words.</param>
public sealed record IntegrityRules(IReadOnlyList<string> Weights, IReadOnlyList<string> Texts)
{
    public static readonly IntegrityRules None = new([], []);
}
