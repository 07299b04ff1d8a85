using System.Net;
using System.Net.Mail;
using Autograder.Api.Hosting;

namespace Autograder.Api.Account;

/// <summary>
/// How e-mails leave: through the server that AUTOGRADER_MAIL names (smtp://user:password@host:587?from=grader@example.org, smtps:// to
/// insist on TLS), or, without it, as .eml files in the data folder.
/// </summary>
internal sealed record MailOptions(string From, string? Folder, Uri? Server)
{
    public const string Variable = "AUTOGRADER_MAIL";
    private const string UsualFrom = "autograder@localhost";

    public static MailOptions Read(IConfiguration configuration, PortalOptions portal)
    {
        if (configuration[Variable] is not { Length: > 0 } text)
        {
            return new MailOptions(UsualFrom, Path.GetFullPath(portal.Mail), null);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps") || server.Host.Length == 0)
        {
            throw new InvalidOperationException($"{Variable} is not an address of a mail server; write it like smtp://user:password@mail.example.org:587?from=grader@example.org");
        }

        var from = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(server.Query).TryGetValue("from", out var given) ? given.ToString() : UsualFrom;
        return new MailOptions(from, null, server);
    }

    public SmtpClient Open()
    {
        if (Server is null)
        {
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Folder };
        }

        var client = new SmtpClient(Server.Host, Server.Port > 0 ? Server.Port : 587) { EnableSsl = Server.Scheme == "smtps" };
        if (Server.UserInfo.Split(':', 2) is [var user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return client;
    }
}
