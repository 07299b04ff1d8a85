using System.Security.Cryptography;
using Autograder.Api.Hosting;
using Autograder.Rubrics.Intake;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Autograder.Api.Assignments.Uploads;

/// <summary>Reads a form with files straight to disk. The antiforgery token has to come before the first file, so that nobody fills the disk from elsewhere.</summary>
internal sealed class UploadReader(PortalOptions options, IAntiforgery antiforgery)
{
    public const string TokenField = "__RequestVerificationToken";
    private const int LongestHeaders = 16 * 1024;

    /// <summary>Fields and files together, empty ones too: each costs work, and those before the token come from anybody.</summary>
    private const int MostParts = 8000;
    private static readonly IntakeLimits Limits = IntakeLimits.Default;

    public async Task<UploadedForm> ReadAsync(HttpContext context, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return new UploadedForm.NotOurs();
        }

        var folder = Path.Combine(options.Work, $"upload-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        var parts = new UploadParts(folder, Limits);
        context.Response.RegisterForDispose(parts); // also when the browser goes away in between
        var form = await ReadAsync(context, boundary, parts, cancel);
        if (form is not UploadedForm.Complete)
        {
            parts.Dispose();
        }

        return form;
    }

    private async Task<UploadedForm> ReadAsync(HttpContext context, string boundary, UploadParts parts, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(context, new MultipartReader(boundary, context.Request.Body) { HeadersLengthLimit = LongestHeaders }, parts, cancel);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new UploadedForm.TooLarge(Limits.MaxUploadBytes);
        }
        catch (InvalidDataException)
        {
            return new UploadedForm.NotOurs();
        }
    }

    private async Task<UploadedForm> ReadAsync(HttpContext context, MultipartReader reader, UploadParts parts, CancellationToken cancel)
    {
        var (trusted, parted) = (false, 0);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (++parted > MostParts)
            {
                return new UploadedForm.NotOurs();
            }

            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var about) || !about.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (UploadParts.FileName(about) is { } name)
            {
                trusted = trusted || await IsTrustedAsync(context, parts);
                if (!trusted)
                {
                    return new UploadedForm.NotOurs();
                }

                if (await parts.AddFileAsync(name, section.Body, cancel) is { } refused)
                {
                    return refused;
                }
            }
            else if (!await parts.AddFieldAsync(HeaderUtilities.RemoveQuotes(about.Name).ToString(), section.Body, cancel))
            {
                return new UploadedForm.NotOurs();
            }
        }

        return trusted || await IsTrustedAsync(context, parts) ? parts.Complete() : new UploadedForm.NotOurs();
    }

    /// <summary>The token as if it had come in a header: looking for it in the form would read the whole body.</summary>
    private Task<bool> IsTrustedAsync(HttpContext context, UploadParts parts)
    {
        if (parts.Field(TokenField) is { Length: > 0 } token)
        {
            context.Request.Headers["RequestVerificationToken"] = token;
        }

        return context.Request.Headers.ContainsKey("RequestVerificationToken") ? antiforgery.IsRequestValidAsync(context) : Task.FromResult(false);
    }
}
