using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>A box that can be ticked.</summary>
/// <param name="Letter">Its short name in answers.yaml.</param>
/// <param name="Value">What it stands for, where a computed key decides.</param>
public sealed record Option(string Letter, string Text, Given? Value);

/// <summary>How the marks of a matrix are shared out.</summary>
public enum MatrixShare { All, Entry, Row, Column }
