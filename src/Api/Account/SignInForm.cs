using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Account;

/// <summary>What the sign-in page sends.</summary>
internal sealed record SignInForm
{
    [Required(ErrorMessage = "Enter your e-mail address."), StringLength(256, ErrorMessage = "That is too long.")]
    public string Email { get; init; } = "";

    [Required(ErrorMessage = "Enter your password."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Password { get; init; } = "";

    public bool Remember { get; init; }
    public string? ReturnUrl { get; init; }
}
