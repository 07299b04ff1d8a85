namespace Autograder.Reports.Pages;

/// <summary>A text that was rendered.</summary>
/// <param name="Html">Safe to stand in a page as it is.</param>
/// <param name="IsWhole">False where a piece of it took too long this time and stands there as it was written: not to be kept.</param>
public sealed record RenderedPage(string Html, bool IsWhole);
