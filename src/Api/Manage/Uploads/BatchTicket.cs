using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Autograder.Api.Manage.Uploads;

/// <summary>What a preview shows, carried by its form to the step that does it: nobody can name another archive.</summary>
internal sealed record BatchTicket(long Assignment, long Viewer, string Archive, DateTimeOffset Received)
{
    private const string Purpose = "batch upload";
    private static readonly TimeSpan _good = TimeSpan.FromHours(6);

    public string Seal(IDataProtectionProvider protection) =>
        protection.CreateProtector(Purpose).ToTimeLimitedDataProtector().Protect(string.Create(CultureInfo.InvariantCulture, $"{Assignment} {Viewer} {Archive} {Received:O}"), _good);

    /// <summary>Null where it is not ours, too old, or about something else.</summary>
    public static BatchTicket? Open(IDataProtectionProvider protection, string? sealedTicket, long assignment, long viewer)
    {
        try
        {
            var parts = protection.CreateProtector(Purpose).ToTimeLimitedDataProtector().Unprotect(sealedTicket ?? "").Split(' ');
            var ticket = new BatchTicket(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], DateTimeOffset.Parse(parts[3], CultureInfo.InvariantCulture));
            return ticket.Assignment == assignment && ticket.Viewer == viewer ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
