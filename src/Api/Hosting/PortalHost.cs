using Autograder.Api.Health;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Autograder.Api.Hosting;

/// <summary>The web program, made ready to start.</summary>
internal static class PortalHost
{
    /// <summary>What requests hold that carry no files: they are read into memory, and some of them by whoever is not signed in.</summary>
    private const long MostRequestBytes = 4 << 20;

    /// <summary>A form around the largest upload, with room for its other fields; taken by routes that say so.</summary>
    public const long MostUploadBytes = 54 << 20;

    /// <summary>More at the same time are not served; each of a lecture hall's browsers has a few.</summary>
    private const int MostConnections = 10_000;
    private static readonly TimeSpan HeadersPatience = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a second; slower ones are cut off.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <param name="adjust">Called before the program is put together; tests put their own parts in.</param>
    public static WebApplication Build(PortalOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        // beside the program, wherever it was started from: its pages and files lie there
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Autograder.Api", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = HeadersPatience;
            kestrel.Limits.MinRequestBodyDataRate = Slowest;
            kestrel.Limits.MinResponseDataRate = Slowest;
        });
        builder.Logging.AddLogOutput();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MostUploadBytes);
        builder.Host.UseDefaultServiceProvider(services => services.ValidateScopes = services.ValidateOnBuild = true);
        builder.Services.AddPortal(options);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }
}
