using System.Net.Http.Headers;
using System.Text;

namespace Autograder.Api.Tests.Security;

/// <summary>What the page of a route, or a program, really sends there.</summary>
internal sealed record CrossedBody
{
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];
    public (string Field, string Name, byte[] Content)? File { get; init; }

    /// <summary>Of a program; null for forms.</summary>
    public string? Json { get; init; }
    public string Query { get; init; } = "";

    public static CrossedBody Nothing { get; } = new();

    public static CrossedBody Form(params (string Name, string Value)[] fields) => new() { Fields = fields };

    public static CrossedBody Upload(string field, string name, byte[] content, params (string Name, string Value)[] fields) => new() { File = (field, name, content), Fields = fields };

    public static CrossedBody Text(string json) => new() { Json = json };

    /// <param name="token">Of the page; null leaves it out.</param>
    /// <param name="parts">Send a form in parts even where it has no file.</param>
    public HttpContent Content(string? token, bool parts)
    {
        if (Json is not null)
        {
            return new StringContent(Json, Encoding.UTF8, "application/json");
        }

        var fields = token is null ? Fields : [("__RequestVerificationToken", token), .. Fields];
        if (File is null && !parts)
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        if (File is { } file)
        {
            var content = new ByteArrayContent(file.Content);
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{file.Field}\"", FileName = $"\"{file.Name}\"" };
            form.Add(content);
        }

        return form;
    }
}
