namespace Autograder.Api.Manage;

/// <summary>Which entries of the audit are shown.</summary>
internal sealed class AuditFilter
{
    /// <summary>The first words of an action, such as "regrade".</summary>
    public string? Action { get; set; }

    /// <summary>Part of the person's name.</summary>
    public string? Who { get; set; }

    /// <summary>Such as "submission 17".</summary>
    public string? Subject { get; set; }
    public int Page { get; set; } = 1;

    /// <summary>Whether anything is left out.</summary>
    public bool Chooses => !string.IsNullOrWhiteSpace(Action + Who + Subject);
}
