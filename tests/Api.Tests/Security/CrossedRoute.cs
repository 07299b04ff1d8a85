using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests.Security;

/// <param name="Path">As the program declares it, with its parameters.</param>
internal sealed record CrossedRoute(string Method, string Path)
{
    private static readonly string[] _admins = ["/admin/", "/courses/new", "/api/v1/queue", "/api/v1/workers"];

    /// <summary>Routes that say the same to everybody, or speak of nobody but who asks.</summary>
    private static readonly string[] _own = ["/account/", "/problem/", "/health/", "/metrics", "/openapi/", "/api/v1/me", "/api/{**rest}"];
    private static readonly string[] _starts = ["/", "/courses", "/api/v1/courses"];

    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsRead => Method == "GET";

    public bool IsOfCourse => Path.Contains("{course}", StringComparison.Ordinal) || Path.Contains("/submissions/{id", StringComparison.Ordinal);

    public bool IsAdmins => _admins.Any(start => Path.StartsWith(start, StringComparison.Ordinal)) || (Path == "/api/v1/courses" && Method == "POST");

    public bool IsOwn => _own.Any(start => Path.StartsWith(start, StringComparison.Ordinal));

    public bool IsStart => IsRead && _starts.Contains(Path);

    public bool IsStream => Path.EndsWith("/events", StringComparison.Ordinal);

    /// <summary>Every route of the program.</summary>
    public static IReadOnlyList<CrossedRoute> All(PortalFactory portal) =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new CrossedRoute(method, "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/')))).Distinct(),
    ];

    public override string ToString() => $"{Method} {Path}";
}
