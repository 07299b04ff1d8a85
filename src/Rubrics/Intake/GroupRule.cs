namespace Autograder.Rubrics.Intake;

/// <summary>What a package says about working together.</summary>
/// <param name="MaxSize">Largest group; 1 means everybody works alone.</param>
/// <param name="FileName">Text file in the submission that lists the members, one a line.</param>
public sealed record GroupRule(int MaxSize, string FileName = "group.txt");
