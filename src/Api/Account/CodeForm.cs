using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Account;

/// <summary>The second step: six digits from the app, or one of the recovery codes.</summary>
internal sealed record CodeForm
{
    [Required(ErrorMessage = "Enter the code."), StringLength(40, ErrorMessage = "That is too long.")]
    public string Code { get; init; } = "";

    public bool Remember { get; init; }
    public string? ReturnUrl { get; init; }

    /// <summary>As apps show them, with blanks or dashes.</summary>
    public string Digits => Code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
