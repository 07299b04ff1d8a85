using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Account;

/// <summary>A new password for who knows the old one.</summary>
internal sealed record ChangePasswordForm
{
    [Required(ErrorMessage = "Enter your present password."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Present { get; init; } = "";

    [Required(ErrorMessage = "Choose a password."), StringLength(200, MinimumLength = 10, ErrorMessage = "A password has at least 10 characters.")]
    public string Password { get; init; } = "";
}
