using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using Autograder.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>The real server, with and without a proxy in front of it.</summary>
public sealed class FrontTests
{
    [Fact]
    public async Task A_proxy_that_is_named_is_believed_and_nobody_else()
    {
        await using var portal = await PortalFactory.ListenAsync((FrontProxy.Variable, "127.0.0.1, 10.0.0.0/8"));
        await AskAsync(portal, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));
        portal.Callers.All[^1].ShouldBe("https 203.0.113.7");

        // what stands before a stranger's own address is the stranger's claim
        await AskAsync(portal, ("X-Forwarded-For", "198.51.100.1, 203.0.113.7"));
        portal.Callers.All[^1].ShouldBe("http 203.0.113.7");
        await AskAsync(portal, ("X-Forwarded-For", "203.0.113.7, 10.1.2.3"));
        portal.Callers.All[^1].ShouldBe("http 203.0.113.7");
        portal.Logs.Lines.ShouldNotContain(line => line.Contains(FrontProxy.Variable, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_one_such_a_header_is_a_claim_which_is_said_once()
    {
        await using var portal = await PortalFactory.ListenAsync();
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(portal, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));
            portal.Callers.All[^1].ShouldBe("http 127.0.0.1");
        }

        portal.Logs.Lines.Count(line => line.Contains($"{FrontProxy.Variable}=127.0.0.1", StringComparison.Ordinal)).ShouldBe(1);
        using var client = portal.Browser();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        (await client.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_name_that_is_no_address_stops_the_start() =>
        Should.Throw<StartFailure>(() => FrontProxy.Configure(new ForwardedHeadersOptions(), "127.0.0.1, proxy.example.org")).Message.ShouldContain("proxy.example.org");

    [Fact]
    public async Task Where_the_address_says_https_cookies_are_for_that_only()
    {
        await using var portal = await PortalFactory.ListenAsync(("AUTOGRADER_ADDRESS", "https://portal.example.edu"));
        var person = await portal.AddPersonAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        using var page = await client.GetAsync("/account/sign-in");
        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
        var form = page.Headers.GetValues("Set-Cookie").Where(cookie => !cookie.Contains("01 Jan 1970", StringComparison.Ordinal)).ToList();
        form.ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Email"] = person.Email ?? "", ["Password"] = PortalSeeds.Password, ["Remember"] = "true", ["__RequestVerificationToken"] = Assignments.StudentSeeds.Hidden(await page.Content.ReadAsStringAsync()).First().Value,
            }),
        };
        request.Headers.Add("Cookie", string.Join("; ", form.Select(cookie => cookie.Split(';')[0])));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-autograder=", StringComparison.Ordinal));
        session.ShouldContain("; path=/;");
        session.ShouldNotContain("domain=");
        session.ShouldContain("; secure");
        session.ShouldContain("; httponly");
        session.ShouldContain("; samesite=lax");

        // a neighbour of the same domain can set cookies for it, but none with that name: a session of its own that it plants is not taken
        form.ShouldContain(cookie => cookie.StartsWith("__Host-autograder_form=", StringComparison.Ordinal));
        var value = session.Split(';')[0].Split('=', 2)[1];
        (await AskAsync(client, $"__Host-autograder={value}")).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(client, $"autograder={value}")).ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/settings");
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Who_claims_to_be_another_host_is_led_nowhere_else()
    {
        await using var portal = await PortalFactory.ListenAsync();
        using var client = portal.Browser();
        client.DefaultRequestHeaders.Host = "evil.example";
        using var answer = await client.GetAsync("/account/settings");
        answer.Headers.Location?.OriginalString.ShouldBe("/account/sign-in?returnUrl=%2Faccount%2Fsettings");
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/forgot")]
    [InlineData("/account/settings")]
    [InlineData("/api/v1/me")]
    [InlineData("/courses/any/any/submit")]
    public async Task Who_is_not_signed_in_sends_no_large_bodies(string path)
    {
        await using var portal = await PortalFactory.ListenAsync();
        var said = await TalkAsync(portal, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000000\r\n\r\n", new byte[100_000]);
        said.ShouldMatch("^HTTP/1.1 (302|400|401|404|405|413)");
    }

    [Theory]
    [InlineData(false, 4 << 20, 64 << 10)]
    [InlineData(false, 1000, 1000)]
    [InlineData(true, 4 << 20, 4 << 20)]
    public async Task Who_is_not_signed_in_has_short_forms_to_send(bool isSignedIn, long before, long after)
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(isSignedIn ? "test" : null)) };
        var body = new BodySize { MaxRequestBodySize = before };
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
        await new ShortForms(_ => Task.CompletedTask).InvokeAsync(context);
        body.MaxRequestBodySize.ShouldBe(after);
    }

    [Fact]
    public async Task A_long_form_of_a_stranger_is_not_read()
    {
        await using var portal = await PortalFactory.ListenAsync();
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendAsync("/account/sign-in", ("Padding", new string('x', (int)ShortForms.MostBytes)), ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Status
            .ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendAsync("/account/sign-in", ("Padding", new string('x', 1000)), ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_sends_by_drops_is_cut_off_and_others_are_served()
    {
        await using var portal = await PortalFactory.ListenAsync();
        var slow = TalkAsync(portal, "POST /account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nEmail=", []);
        using var client = portal.Browser();
        (await client.GetAsync("/account/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await slow).ShouldMatch("^(HTTP/1.1 (400|408) |$)"); // ends: the server waits for no more
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var portal = await PortalFactory.ListenAsync();
        (await TalkAsync(portal, $"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('a', 100_000)}\r\n\r\n", [])).ShouldStartWith("HTTP/1.1 431");
        (await TalkAsync(portal, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin/people HTTP/1.1\r\n", [])).ShouldMatch("^HTTP/1.1 (400|302)");
    }

    private static async Task AskAsync(PortalFactory portal, params (string Name, string Value)[] headers)
    {
        using var client = portal.Browser();
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.Add(name, value);
        }

        var before = portal.Callers.All.Count;
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        while (portal.Callers.All.Count == before)
        {
            await Task.Yield(); // it is written down just after the answer
        }
    }

    /// <summary>Says that, and listens until the server ends the conversation.</summary>
    private static async Task<string> TalkAsync(PortalFactory portal, string head, byte[] body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(portal.Address.Host, portal.Address.Port);
        await using var stream = socket.GetStream();
        using var answer = new MemoryStream();
        await UntilCutOffAsync(async () =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(body);
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await UntilCutOffAsync(() => stream.CopyToAsync(answer, patience.Token));
        return Encoding.ASCII.GetString(answer.ToArray());
    }

    private static async Task UntilCutOffAsync(Func<Task> talk)
    {
        try
        {
            await talk();
        }
        catch (IOException)
        {
            // the server has heard enough; what it said may still be read
        }
    }

    private sealed class BodySize : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
