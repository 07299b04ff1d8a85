namespace Autograder.Sandbox;

/// <summary>An image of this machine.</summary>
/// <param name="Id">Its content id.</param>
/// <param name="BuiltAt">When it was built, or null where the engine does not say.</param>
public sealed record ImageFacts(ImageId Id, DateTimeOffset? BuiltAt)
{
    /// <summary>Folders that it declares as volumes. A box would have them as folders of the machine, without any limit.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];
}
