using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Autograder.Benchmarks.Portal;

/// <summary>Somebody who is signed in and looks at pages.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;

    private Visitor(Uri address) => _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, UseCookies = true }) { BaseAddress = address };

    /// <param name="role">As the file of demo accounts names it.</param>
    public static async Task<Visitor> SignInAsync(PortalProcess portal, string role)
    {
        var account = File.ReadLines(Path.Combine(portal.Folder, "demo-accounts.txt")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).First(parts => parts[0] == role);
        var visitor = new Visitor(portal.Address);
        var page = await visitor._client.GetStringAsync("/account/sign-in");
        var form = new FormUrlEncodedContent([new("Email", account[1]), new("Password", account[2]), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        (await visitor._client.PostAsync("/account/sign-in", form)).EnsureSuccessStatusCode();
        return visitor;
    }

    /// <returns>Milliseconds until the whole page was there.</returns>
    public async Task<double> LookAsync(string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(path);
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage?.RequestUri?.AbsolutePath == path ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException($"{path} led to {answer.RequestMessage?.RequestUri}.");
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
