using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Autograder.Api.Hosting;

/// <summary>
/// The proxies in front of the portal, as AUTOGRADER_PROXY names them: addresses or networks, with commas between. Only they are
/// believed when they say who asks; from everybody else such a header is a claim.
/// </summary>
internal sealed partial class FrontProxy(ILogger<FrontProxy> log)
{
    public const string Variable = "AUTOGRADER_PROXY";
    private int _told;

    /// <exception cref="StartFailure">It names something else.</exception>
    public static void Configure(ForwardedHeadersOptions options, string? named)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in (named ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(one, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(one, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new StartFailure($"{Variable}: '{one}' is no address and no network; write it like 127.0.0.1 or 10.0.0.0/8, with commas between several.");
            }
        }

        // with nobody to believe the framework would believe everybody
        var isNamed = options.KnownProxies.Count + options.KnownIPNetworks.Count > 0;
        options.ForwardedHeaders = isNamed ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        options.ForwardLimit = null; // as many as are named, each of which has to be one of them
    }

    /// <summary>Says once that a proxy's word is not taken: limits by address count everybody behind it as one.</summary>
    public void Notice(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _told, 1) == 0)
        {
            NotBelieved(log, context.Connection.RemoteIpAddress?.ToString() ?? "");
        }
    }

    [LoggerMessage(4201, LogLevel.Warning, "A request from {Address} says for whom it was passed on, and is not believed. If that is your proxy, name it: " + Variable + "={Address}")]
    private static partial void NotBelieved(ILogger log, string address);
}
