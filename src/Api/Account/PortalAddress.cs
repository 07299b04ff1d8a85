using Autograder.Api.Hosting;

namespace Autograder.Api.Account;

/// <summary>
/// Where the portal is reached from outside, for links in e-mails. Never taken from a request: whoever asks for a reset
/// link could otherwise have it lead to a server of their own.
/// </summary>
internal sealed class PortalAddress(PortalOptions options, IConfiguration configuration)
{
    public const string Variable = "AUTOGRADER_ADDRESS";

    public string Of(string path) => Root.TrimEnd('/') + path;

    public bool IsSecure => Root.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private string Root => configuration[Variable] is { Length: > 0 } set ? set : options.Urls[0];
}
