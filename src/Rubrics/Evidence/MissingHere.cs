namespace Autograder.Rubrics.Evidence;

/// <summary>This machine lacks what the grading needs: an image, a GPU, a dataset. It is there once somebody has brought it, so it is worth waiting for.</summary>
public sealed class MissingHere(string message) : GradingFault(message);
