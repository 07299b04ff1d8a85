using Autograder.Api.Account;

namespace Autograder.Api.Hosting;

/// <summary>Cookies that nobody but us sets.</summary>
internal static class OwnCookie
{
    /// <summary>
    /// Browsers take a cookie with it from the host itself only, over TLS. Any other could come from a neighbour of the same domain, such as a page of
    /// students beside the portal, and have somebody hand in with another's account.
    /// </summary>
    private const string FromThisHost = "__Host-";

    public static void Name(CookieBuilder cookie, string name, PortalAddress address)
    {
        cookie.Name = address.IsSecure ? FromThisHost + name : name;
        cookie.Path = "/";
        cookie.SecurePolicy = address.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
