using System.Net;
using System.Security.Claims;
using Autograder.Api.People;
using Autograder.Api.Rest.Tokens;
using Microsoft.AspNetCore.Authentication;

namespace Autograder.Api.Health;

/// <summary>All numbers at one address, for programs on this machine and for administrators' tokens. For everybody else it is not there.</summary>
internal sealed class MetricsPage(RequestMeter requests, QueueMeter queue, ViewerSource viewers)
{
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancel)
    {
        if (!IsFromHere(context) && !await IsAdminAsync(context))
        {
            return TypedResults.NotFound();
        }

        var text = new MetricsText();
        await queue.WriteToAsync(text, cancel);
        requests.WriteTo(text);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        text.Gauge("process_resident_memory_bytes", "Memory of the web program.", self.WorkingSet64);
        return TypedResults.Text(text.ToString(), MetricsText.ContentType);
    }

    /// <summary>Behind a proxy on this machine everything seems to come from here; what a proxy passes on says so.</summary>
    public static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || name is "Forwarded" or "X-Original-For" or "Via");

    private async Task<bool> IsAdminAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(ApiTokenHandler.Name);
        context.User = result.Principal ?? new ClaimsPrincipal();
        return viewers.Current is { IsAdmin: true };
    }
}
