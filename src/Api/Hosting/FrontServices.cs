using Autograder.Api.Account;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Autograder.Api.Hosting;

/// <summary>What stands between browsers and us: proxies, and the TLS that ends at one of them.</summary>
internal static class FrontServices
{
    private static readonly string StrictTransport = "max-age=31536000";

    public static void AddFront(this IServiceCollection services)
    {
        services.AddSingleton<FrontProxy>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((options, configuration) => FrontProxy.Configure(options, configuration[FrontProxy.Variable]));
    }

    /// <summary>Where the portal's address says https, everything is: cookies are for TLS only, whatever a proxy forgets to say.</summary>
    public static void UseFront(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<FrontProxy>();
        var isNamed = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders != ForwardedHeaders.None;
        var isSecure = app.Services.GetRequiredService<PortalAddress>().IsSecure;
        app.Use((context, next) =>
        {
            if (!isNamed)
            {
                proxy.Notice(context);
            }

            if (isSecure)
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                context.Response.Headers.StrictTransportSecurity = StrictTransport;
            }

            return next(context);
        });
    }
}
