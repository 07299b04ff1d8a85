using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>What every answer tells a browser, whatever was asked: pages, files, mistakes.</summary>
public sealed partial class HeaderTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly string[] _others =
        ["/nowhere", "/problem/413", "/problem/200", "/problem/99999", "/api/nowhere", "/api/v1/courses", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/css/site.css", "/courses/..%2f..%2fetc", "/account/sign-in", "/account/forgot"];

    [Fact]
    public async Task Every_answer_says_what_browsers_may_do()
    {
        var (world, wrong) = (await CrossedWorld.MakeAsync(portal), new List<string>());
        var admin = await CrossedVisitor.OfAsync(portal, await portal.AddPersonAsync(isAdmin: true), "admin");
        var nobody = CrossedVisitor.Nobody(portal);
        var author = await CrossedVisitor.OfAsync(portal, world.Author, "author");
        var paths = CrossedRoute.All(portal).Where(r => r.IsRead && !r.Path.Contains("**rest", StringComparison.Ordinal)).Select(r => (world.Fill(r.Path) + CrossedBodies.Query(r, world), r.IsApi))
            .Concat(_others.Select(path => (path, path.StartsWith("/api", StringComparison.Ordinal))));
        foreach (var (path, isApi) in paths)
        {
            foreach (var who in new[] { nobody, author, admin })
            {
                using var answer = await (isApi ? who.Program : who.Browser.Client).GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                wrong.AddRange(Mistakes(answer).Select(mistake => $"{path} for {who.Name} ({(int)answer.StatusCode}): {mistake}"));
            }
        }

        foreach (var (method, path) in new[] { ("POST", "/account/settings"), ("TRACE", "/"), ("OPTIONS", "/"), ("PUT", "/courses/new"), ("POST", "/nowhere"), ("DELETE", "/api/v1/courses") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await admin.Browser.Client.SendAsync(request);
            wrong.AddRange(Mistakes(answer).Select(mistake => $"{method} {path} ({(int)answer.StatusCode}): {mistake}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page_has_a_secret_or_a_script_of_its_own()
    {
        var (world, wrong) = (await CrossedWorld.MakeAsync(portal), new List<string>());
        var admin = await CrossedVisitor.OfAsync(portal, await portal.AddPersonAsync(isAdmin: true), "admin");
        var secrets = await portal.InDbAsync(async db => (string?[])[
            .. await db.Users.Select(p => p.PasswordHash).Distinct().ToListAsync(), .. await db.Users.Select(p => p.SecurityStamp).ToListAsync(),
            .. await db.ApiTokens.Select(t => t.TokenHash).ToListAsync(), .. await db.Invitations.Select(i => i.TokenHash).ToListAsync()]);
        foreach (var route in CrossedRoute.All(portal).Where(r => r.IsRead && !r.IsStream && !r.Path.Contains("**rest", StringComparison.Ordinal)))
        {
            var answer = await admin.SendAsync(route, world);
            wrong.AddRange(secrets.OfType<string>().Where(secret => answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{route}: {secret}"));
            if (answer.Text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                wrong.AddRange(Active().Matches(answer.Text).Select(match => $"{route}: {match.Value}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Mistakes(HttpResponseMessage answer)
    {
        var policy = Value(answer, "Content-Security-Policy");
        if (policy != SecurityHeaders.Policy && policy != SecurityHeaders.Policy + "; style-src-attr 'unsafe-inline'" && !policy.EndsWith("; sandbox", StringComparison.Ordinal))
        {
            yield return $"policy '{policy}'";
        }

        foreach (var (name, expected) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin") })
        {
            if (Value(answer, name) != expected)
            {
                yield return $"{name} is '{Value(answer, name)}'";
            }
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        var cache = Value(answer, "Cache-Control");
        var isPublic = cache.Contains("public", StringComparison.Ordinal);
        if (cache.Length == 0 || (isPublic && type is not ("text/css" or "text/javascript" or "application/javascript" or "font/woff2" or "image/svg+xml")))
        {
            yield return $"Cache-Control is '{cache}'";
        }

        // what was made by others, or carries data, is saved; a browser shows pages, text of ours, and pictures
        var isShown = type is null or "text/html" or "image/png" or "image/svg+xml" or "text/event-stream" or "text/plain" or "application/problem+json" or "text/css" || answer.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/api", StringComparison.Ordinal) == true
            || answer.RequestMessage?.RequestUri?.AbsolutePath is "/health/ready" or "/openapi/v1.json";
        if (!isShown && answer.Content.Headers.ContentDisposition?.DispositionType != "attachment")
        {
            yield return $"{type} is not an attachment";
        }

        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
        {
            yield return "names its server";
        }
    }

    private static string Value(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [GeneratedRegex("""<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=\s*["']|(href|src|action|formaction)\s*=\s*["']?\s*(javascript|data:text)|<(iframe|object|embed|base)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Active();
}
