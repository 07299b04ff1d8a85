namespace Autograder.Reports.Charts;

/// <summary>One picture for the renderer.</summary>
/// <param name="Name">Names it within its document.</param>
/// <param name="Png">A cleaned PNG.</param>
public sealed record PictureRequest(string Name, byte[] Png);
