using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Autograder.Api.Account;

/// <summary>Codes from an app as a second step of signing in.</summary>
internal sealed class SecondFactor(UserManager<Person> people, SignInManager<Person> signIn, AuditLog audit)
{
    public const int RecoveryCodes = 10;

    /// <summary>A fresh key; it counts once a code made with it was typed.</summary>
    public async Task BeginAsync(Person person)
    {
        await people.ResetAuthenticatorKeyAsync(person);
        await signIn.RefreshSignInAsync(person);
    }

    /// <summary>The key and what to show of it; null where none was begun.</summary>
    public async Task<AuthenticatorKey?> KeyAsync(Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is not { Length: > 0 } key)
        {
            return null;
        }

        var link = $"otpauth://totp/Autograder:{Uri.EscapeDataString(person.Email ?? "")}?secret={key}&issuer=Autograder&digits=6";
        return new AuthenticatorKey(string.Join(' ', key.Chunk(4).Select(four => new string(four))), link, Picture(link));
    }

    /// <returns>The recovery codes, shown once; null where the code was wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Person person, Viewer viewer, string digits)
    {
        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return null;
        }

        // Saved together with the change: the store works on the same context.
        audit.Add(viewer, null, "account.second-step.on", $"person {person.Id}", new { });
        await people.SetTwoFactorEnabledAsync(person, true);
        await signIn.RefreshSignInAsync(person);
        return await NewCodesAsync(person);
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(Person person) =>
        [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];

    public async Task TurnOffAsync(Person person, Viewer viewer)
    {
        audit.Add(viewer, null, "account.second-step.off", $"person {person.Id}", new { });
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.RemoveAuthenticationTokenAsync(person, "[AspNetUserStore]", "AuthenticatorKey");
        await signIn.RefreshSignInAsync(person);
    }

    /// <summary>The link for a camera: one path of squares.</summary>
    private static HtmlString Picture(string link)
    {
        using var data = new QRCodeGenerator().CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Length; x++)
            {
                path.Append(data.ModuleMatrix[y][x] ? string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z") : "");
            }
        }

        var size = data.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        return new HtmlString($"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>");
    }
}
