namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Where a point lies.</summary>
public enum RegionPlace
{
    Inside,
    Outside,

    /// <summary>on a line that decides, within 10⁻⁹</summary>
    Boundary,
}
