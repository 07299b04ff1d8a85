using System.IO.Compression;
using Autograder.Api.Data;
using Autograder.Api.Tests.Rest;

namespace Autograder.Api.Tests.Security;

/// <summary>Somebody signed in on pages, and a program of theirs.</summary>
internal sealed record CrossedVisitor(string Name, PortalBrowser Browser, HttpClient Program)
{
    private const string Antiforgery = "__RequestVerificationToken";

    public static async Task<CrossedVisitor> OfAsync(PortalFactory portal, Person person, string name)
    {
        var visitor = new CrossedVisitor(name, await portal.SignInAsync(person), portal.Program(await portal.TokenAsync(person.Id)));
        using var used = await visitor.Program.GetAsync("/api/v1/me"); // its first use is written down
        return visitor;
    }

    /// <summary>Nobody: no cookie, no token.</summary>
    public static CrossedVisitor Nobody(PortalFactory portal) => new("nobody", new PortalBrowser(portal.Browser()), portal.Browser());

    /// <summary>Asks for the route with everything that belongs to it.</summary>
    public async Task<CrossedAnswer> SendAsync(CrossedRoute route, CrossedWorld world, CrossedWorld? within = null, bool forged = false)
    {
        var client = route.IsApi && !forged ? Program : Browser.Client;
        if (route.IsRead)
        {
            using var read = await client.GetAsync(world.Fill(route.Path, within) + CrossedBodies.Query(route, world), HttpCompletionOption.ResponseHeadersRead);
            return await CrossedAnswer.OfAsync(read);
        }

        var body = CrossedBodies.Of(route, world);
        using var content = body.Content(route.IsApi || forged ? null : Browser.Token, parts: route.Path.EndsWith("/answers", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), world.Fill(route.Path, within) + body.Query) { Content = content };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await CrossedAnswer.OfAsync(answer);
    }
}

/// <summary>What came back.</summary>
/// <param name="Type">What a browser is told that it is; empty where it is not told.</param>
/// <param name="Text">Of archives, that of all files in them.</param>
internal sealed record CrossedAnswer(int Status, string Location, string Type, byte[] Bytes, string Text)
{
    public bool IsUnderstood => Status is not (400 or 401 or 403 or 404 or 405 or 415 or 422 or >= 500) && !Location.Contains("/account/sign-in?", StringComparison.Ordinal);

    public static async Task<CrossedAnswer> OfAsync(HttpResponseMessage response)
    {
        var location = response.Headers.Location?.OriginalString ?? "";
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (type == "text/event-stream")
        {
            return new CrossedAnswer((int)response.StatusCode, location, type, [], "");
        }

        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new CrossedAnswer((int)response.StatusCode, location, type, bytes, bytes.AsSpan().StartsWith("PK"u8) ? Unpacked(bytes) : System.Text.Encoding.UTF8.GetString(bytes));
    }

    private static string Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return $"{entry.FullName}\n{reader.ReadToEnd()}";
        }));
    }
}
