using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Autograder.Faults;

/// <summary>Answers as a Docker engine with a known hole would, and makes no boxes.</summary>
internal sealed class OldEngine : IAsyncDisposable
{
    public const string Hole = "CVE-2025-31133";
    private readonly WebApplication _app;

    private OldEngine(WebApplication app) => _app = app;

    public static async Task<OldEngine> StartAsync(string socket)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.ListenUnixSocket(socket));
        var app = builder.Build();
        app.MapGet("/_ping", () => "OK");
        app.MapGet("/containers/json", () => Results.Json(Array.Empty<string>()));
        app.MapGet("/info", () => Results.Json(new { ServerVersion = "29.9.0", DefaultRuntime = "runc", Runtimes = new { runc = new { path = "runc" } }, NCPU = 2, MemTotal = 8L << 30 }));
        app.MapGet("/version", () => Results.Json(new { Version = "29.9.0", Components = new[] { new { Name = "runc", Version = "1.2.7" } } }));
        await app.StartAsync();
        return new OldEngine(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
