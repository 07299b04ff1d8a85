using System.Collections.Concurrent;
using System.Net;
using Autograder.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Autograder.Api.Tests;

/// <summary>Writes down for whom the program took each request; in memory a header says where it comes from.</summary>
public sealed class RememberedCallers : IStartupFilter
{
    /// <summary>The address at the other end of the connection; the server in memory has none.</summary>
    public const string From = "X-Test-From";
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[From], out var address))
            {
                context.Connection.RemoteIpAddress = address;
            }

            await following(context);
            _all.Enqueue($"{context.Request.Scheme} {CallerAddress.Of(context)}");
        });
        next(app);
    };
}
