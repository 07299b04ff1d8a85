namespace Autograder.Api.Results;

/// <summary>A formula to be set.</summary>
/// <param name="Tex">Without dollar signs.</param>
/// <param name="Display">On a line of its own.</param>
internal readonly record struct Formula(string Tex, bool Display);
