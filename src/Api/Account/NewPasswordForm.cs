using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Account;

/// <summary>A password for an account: with an invitation, or with a link for people who forgot theirs.</summary>
internal sealed record NewPasswordForm
{
    /// <summary>Only asked for with an invitation.</summary>
    [StringLength(200, ErrorMessage = "That is too long.")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Choose a password."), StringLength(200, MinimumLength = 10, ErrorMessage = "A password has at least 10 characters.")]
    public string Password { get; init; } = "";
}
