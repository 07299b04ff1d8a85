using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;

namespace Autograder.Api.Account;

/// <summary>What the framework finds wrong with an account, in our words.</summary>
internal static class IdentityWords
{
    public static string Words(this IdentityError problem, ITexts texts) => problem.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => texts["A password has at least 10 characters."],
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => texts["Use at least four different characters."],
        nameof(IdentityErrorDescriber.PasswordMismatch) => texts["Your present password is not right."],
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => texts["There is an account with this e-mail address already."],
        nameof(IdentityErrorDescriber.InvalidEmail) => texts["This is no e-mail address."],
        nameof(IdentityErrorDescriber.InvalidToken) => texts["This link does not work any more. Ask for a new one."],
        _ => problem.Description,
    };
}
