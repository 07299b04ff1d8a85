using System.ComponentModel.DataAnnotations;

namespace Autograder.Api.Rest.Tokens;

/// <summary>What is asked for a new token.</summary>
internal sealed class TokenForm
{
    public static readonly int[] Choices = [7, 30, 90, 365];

    [Required(ErrorMessage = "Give the token a name, such as the program that will use it.")]
    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your present password."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Password { get; set; } = "";

    [AllowedValues(7, 30, 90, 365, ErrorMessage = "Choose one of the durations.")]
    public int Days { get; set; } = 90;
}
