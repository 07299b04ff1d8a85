namespace Autograder.Api.People;

/// <summary>Who asks: every query and every change is made for one.</summary>
/// <param name="Language">"en", "de", or empty to follow the browser; texts have what was chosen.</param>
/// <param name="TimeZone">IANA name; null shows dates in the course's.</param>
internal sealed record Viewer(long Id, string Name, bool IsAdmin, string Language, string? TimeZone, bool Shortcuts)
{
    /// <summary>Marks or teaches somewhere, or administers the site.</summary>
    public bool IsStaff { get; init; } = IsAdmin;
}
