using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Autograder.Api.Tests.Assignments;

/// <summary>A form of parts between "drop" of which one half is sent, and the other when something has happened.</summary>
internal sealed class DrippingContent : HttpContent
{
    /// <summary>Ends the form.</summary>
    public const string End = "--drop--\r\n";

    private readonly string _first;
    private readonly Func<Task> _meanwhile;
    private readonly string _rest;

    public DrippingContent(string first, Func<Task> meanwhile, string rest)
    {
        (_first, _meanwhile, _rest) = (first, meanwhile, rest);
        Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=drop");
    }

    public static string Field(string name, string value) => $"--drop\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    /// <summary>A file up to where its content begins.</summary>
    public static string File(string name) => $"--drop\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n";

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_first));
        await stream.FlushAsync();
        await _meanwhile();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_rest));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
