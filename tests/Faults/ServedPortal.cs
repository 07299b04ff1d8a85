using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Rest.Tokens;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Faults;

/// <summary>The real program serving a lab's data.</summary>
internal sealed class ServedPortal : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Lab _lab;
    private readonly Uri _address;
    private string? _course;

    private ServedPortal(Process process, Lab lab, Uri address) => (_process, _lab, _address) = (process, lab, address);

    /// <param name="ownServer">Whether it has the private server in the data folder for its own, as it has where nobody names another; else it is behind the gate to it.</param>
    public static async Task<ServedPortal> StartAsync(Lab lab, bool ownServer = false, params (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Autograder.Api.dll"), "serve", "--no-worker", "--data", lab.Data, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[PortalOptions.DatabaseVariable] = ownServer ? null : new NpgsqlConnectionStringBuilder(lab.ConnectionString) { Host = Path.GetDirectoryName(lab.Database.Path) }.ConnectionString;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The portal did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var portal = new ServedPortal(process, lab, address);
        using var client = new HttpClient { BaseAddress = address };
        await Until.TrueAsync(() => LivesAsync(client), "the portal answers");
        return portal;
    }

    /// <summary>A program with a token of the person's.</summary>
    public async Task<HttpClient> ClientAsync(Person person)
    {
        var token = ApiTokens.Prefix + Scene.Unique("token");
        await _lab.InDbAsync(db =>
        {
            db.ApiTokens.Add(new ApiToken { PersonId = person.Id, Name = "test", TokenHash = ApiTokens.HashOf(token), CreatedAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch.AddYears(100) });
            return db.SaveChangesAsync();
        });
        var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<HttpResponseMessage> HandInAsync(HttpClient client, CourseAssignment assignment, string key)
    {
        _course ??= await _lab.InDbAsync(db => db.Courses.Where(c => c.Id == assignment.CourseId).Select(c => c.Slug).SingleAsync()); // a lab has one
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("number: 0.06\n# handed in by a program\n")), "files", "answers.yaml" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/courses/{_course}/assignments/{assignment.Slug}/submissions") { Content = form };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>What it says of itself.</summary>
    public async Task<(HttpStatusCode Status, string Says)> HealthAsync()
    {
        using var client = new HttpClient { BaseAddress = _address };
        using var answer = await client.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.RunAsync("kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        _process.Dispose();
    }

    private static async Task<bool> LivesAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
