using System.Net;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.People;

/// <summary>Asks for every route of the program, with the numbers of a real course, as everybody who has no business there.</summary>
public sealed class RoleCrossingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly string[] _staff = ["/manage", "/marking", "/roster", "/members", "/settings", "/audit", "/assignments/new", "/packages", "/extensions", "/regrades", "/grades", "/gradebook", "/publish", "/hide", "/results.zip", "/run"];
    private static readonly string[] _instructors = ["/manage", "/roster", "/settings", "/audit", "/assignments/new"];
    private static readonly string[] _admins = ["/admin/", "/courses/new", "/api/v1/queue", "/api/v1/workers"];

    /// <summary>Routes that say the same to everybody, or speak of nobody but who asks.</summary>
    private static readonly string[] _own = ["/account/", "/problem/", "/health/", "/metrics", "/openapi/", "/api/v1/me", "/api/{**rest}"];
    private static readonly string[] _starts = ["/", "/courses", "/api/v1/courses"];

    [Fact]
    public async Task Nobody_gets_through_a_route_that_is_not_theirs_and_nothing_changes()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        var routes = Routes();
        var all = new List<string>();
        var before = await ContentAsync();
        await AskAsync(all, "nobody", new PortalBrowser(portal.Browser()), null, routes.Where(r => !IsOwn(r.Path) && !_starts.Contains(r.Path)), world, (route, answer) =>
            route.IsApi ? answer.StatusCode == HttpStatusCode.Unauthorized : answer.Headers.Location?.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal) == true);
        foreach (var outsider in world.Outsiders)
        {
            await AskAsync(all, $"outsider {outsider.Name}", outsider.Browser, outsider.Program, routes.Where(r => IsOfCourse(r.Path) || IsAdmins(r.Path)), world, IsNotThere);
        }

        await AskAsync(all, "another student", world.Neighbour.Browser, world.Neighbour.Program, routes.Where(r => r.Path.Contains("/submissions/{id", StringComparison.Ordinal) || (IsOfCourse(r.Path) && _staff.Any(s => r.Path.Contains(s, StringComparison.Ordinal)))), world, IsNotThere);
        await AskAsync(all, "the marker", world.Marker.Browser, null, routes.Where(r => !r.IsApi && IsOfCourse(r.Path) && _instructors.Any(s => r.Path.Contains(s, StringComparison.Ordinal))), world, IsNotThere);

        all.ShouldBeEmpty();
        (await ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_routes_are_there_for_those_whose_they_are()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        var found = new List<string>();
        foreach (var route in Routes().Where(r => r.Method == "GET" && IsOfCourse(r.Path) && !r.Path.EndsWith("/events", StringComparison.Ordinal)))
        {
            using var answer = await (route.IsApi ? world.Instructor.Program : world.Instructor.Browser.Client).GetAsync(world.Fill(route.Path), HttpCompletionOption.ResponseHeadersRead);
            if (answer.IsSuccessStatusCode)
            {
                found.Add(route.Path);
            }
        }

        // otherwise the other test would find closed what is nowhere
        found.Count.ShouldBeGreaterThan(25, string.Join('\n', found));
    }

    [Fact]
    public void Every_route_is_of_a_course_or_of_administrators_or_of_whoever_asks() =>
        Routes().Select(r => r.Path).Where(path => !IsOfCourse(path) && !IsAdmins(path) && !IsOwn(path) && !_starts.Contains(path)).ShouldBeEmpty();

    private IReadOnlyList<CrossedRoute> Routes() =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new CrossedRoute(method, "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true))).Distinct(),
    ];

    private static bool IsOfCourse(string path) => path.Contains("{course}", StringComparison.Ordinal) || path.Contains("/submissions/{id", StringComparison.Ordinal);

    private static bool IsAdmins(string path) => _admins.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    private static bool IsOwn(string path) => _own.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>A form without what it needs may also be told so, as long as that is said to everybody alike.</summary>
    private static bool IsNotThere(CrossedRoute route, HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.NotFound || (route.Method != "GET" && answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType);

    private static async Task AskAsync(List<string> through, string who, PortalBrowser browser, HttpClient? program, IEnumerable<CrossedRoute> routes, CrossedWorld world, Func<CrossedRoute, HttpResponseMessage, bool> isRight)
    {
        foreach (var route in routes)
        {
            using var answer = await SendAsync(route, world.Fill(route.Path), browser, program);
            if (!isRight(route, answer))
            {
                through.Add($"{who}: {route.Method} {route.Path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(CrossedRoute route, string path, PortalBrowser browser, HttpClient? program)
    {
        var client = route.IsApi && program is not null ? program : browser.Client;
        if (route.Method == "GET")
        {
            return await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        }

        if (!route.IsApi)
        {
            return (await browser.SendAsync(path)).Response; // with the token of a page of their own
        }

        using HttpContent content = route.TakesFiles ? new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "work.zip" } } : new StringContent("{}", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), path) { Content = content };
        return await client.SendAsync(request);
    }

    /// <summary>Everything that the database holds, table by table.</summary>
    private Task<string> ContentAsync() => portal.InDbAsync(async db =>
    {
        var connection = db.Database.GetDbConnection();
        var lines = new List<string>();
        foreach (var table in await connection.QueryAsync<string>("select table_name from information_schema.tables where table_schema = 'public' order by 1"))
        {
            var content = await connection.ExecuteScalarAsync<string>($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t");
            lines.Add($"{table} {content}");
        }

        return string.Join('\n', lines);
    });
}

