using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Autograder.Api.Account;

/// <summary>Links with which people set a new password: they hold for two hours and until the password changes.</summary>
internal sealed class ResetLinks(UserManager<Person> people, PortalAddress address, ITexts texts)
{
    public async Task<string> LinkAsync(Person person)
    {
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await people.GeneratePasswordResetTokenAsync(person)));
        return address.Of(string.Create(CultureInfo.InvariantCulture, $"/account/reset?person={person.Id}&token={token}"));
    }

    public async Task<Letter> LetterAsync(Person person) => new(
        person.Email ?? "",
        texts["Your new password for Autograder"],
        texts["Hello {0},\n\nsomebody, hopefully you, asked for a new password. Choose one here within two hours:\n\n{1}\n\nIf it was not you, nothing needs to be done: your password stays as it is.", person.DisplayName, await LinkAsync(person)]);

    /// <summary>Who proved to own the mailbox need not wait because somebody guessed; an administrator's lock stays.</summary>
    public async Task EndAnyRestAsync(Person person)
    {
        if (person.LockoutEnd is { Year: < 9000 })
        {
            await people.SetLockoutEndDateAsync(person, null);
        }
    }
}
