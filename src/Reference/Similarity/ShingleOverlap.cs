namespace Autograder.Reference.Similarity;

/// <summary>What two texts share.</summary>
/// <param name="Shared">runs of words in both</param>
/// <param name="Containment">shared runs as a part of the shorter text's, 0 to 1; 0 for an empty text</param>
/// <param name="Jaccard">shared runs as a part of all</param>
public sealed record ShingleOverlap(int Shared, double Containment, double Jaccard);
