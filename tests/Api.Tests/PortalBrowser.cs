using System.Net;
using System.Text.RegularExpressions;

namespace Autograder.Api.Tests;

/// <summary>What a request got: status, text, and where it leads.</summary>
public sealed record PageAnswer(HttpStatusCode Status, string Html, string? Location, HttpResponseMessage Response);

/// <summary>Somebody at a browser: cookies are kept, forms carry the token of the page they are on, redirects are shown and can be followed.</summary>
public sealed partial class PortalBrowser(HttpClient client) : IDisposable
{
    private string? _token;

    public HttpClient Client => client;

    /// <summary>Of the form that was opened last.</summary>
    public string? Token => _token;

    public async Task<PageAnswer> OpenAsync(string path) => await ReadAsync(await client.GetAsync(path));

    /// <summary>Sends the form of the page that was opened last.</summary>
    public Task<PageAnswer> SendAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, withToken: true, fields);

    public Task<PageAnswer> SendWithoutTokenAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, withToken: false, fields);

    /// <summary>A form with a file.</summary>
    public async Task<PageAnswer> SendFileAsync(string path, string field, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName }, { new StringContent(_token ?? ""), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await ReadAsync(await client.PostAsync(path, form));
    }

    public async Task<PageAnswer> FollowAsync(PageAnswer answer) => await OpenAsync(answer.Location ?? throw new InvalidOperationException($"No redirect but {answer.Status}: {answer.Html}"));

    public void Dispose() => client.Dispose();

    private async Task<PageAnswer> SendAsync(string path, bool withToken, (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (withToken && _token is not null)
        {
            all.Add(KeyValuePair.Create("__RequestVerificationToken", _token));
        }

        using var form = new FormUrlEncodedContent(all);
        return await ReadAsync(await client.PostAsync(path, form));
    }

    private async Task<PageAnswer> ReadAsync(HttpResponseMessage response)
    {
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        _token = TokenField().Match(html) is { Success: true } found ? found.Groups[1].Value : _token;
        return new PageAnswer(response.StatusCode, html, response.Headers.Location?.OriginalString, response);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
