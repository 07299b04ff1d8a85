using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Account;

/// <summary>What people may change about themselves. Nothing else is taken, whatever a form sends.</summary>
internal sealed record ProfileForm
{
    [Required(ErrorMessage = "Enter your name."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Name { get; init; } = "";

    public string? Language { get; init; }

    [StringLength(100, ErrorMessage = "That is too long.")]
    public string? TimeZone { get; init; }

    public string? Theme { get; init; }
    public bool Shortcuts { get; init; }
}
