using Microsoft.AspNetCore.Identity;

namespace Autograder.Api.Data;

/// <summary>An account. The user name is the e-mail address.</summary>
internal sealed class Person : IdentityUser<long>
{
    /// <summary>The name that others see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>IANA name; null shows dates in the course's time zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>"en" or "de"; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>Single-key shortcuts on marking pages.</summary>
    public bool Shortcuts { get; set; } = true;

    /// <summary>Site administrator.</summary>
    public bool IsAdmin { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
