using Autograder.Api.Health;
using Autograder.Rubrics.Intake;
using Microsoft.AspNetCore.Http.Features;

namespace Autograder.Api.Hosting;

/// <summary>The web program, made ready to start.</summary>
internal static class PortalHost
{
    /// <summary>A form around the largest upload, with room for its other fields.</summary>
    private static readonly long MostRequestBytes = IntakeLimits.Default.MaxUploadBytes + (1 << 20);

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
        });
        builder.Logging.AddLogOutput();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MostRequestBytes);
        builder.Host.UseDefaultServiceProvider(services => services.ValidateScopes = services.ValidateOnBuild = true);
        builder.Services.AddPortal(options);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }
}
