using Microsoft.AspNetCore.Http.Features;

namespace Autograder.Api.Hosting;

/// <summary>
/// Who is not signed in has short forms to send: an address, a password, a code. A form is held in memory until it was read to its end, which may be
/// put off for long, and anybody may begin any number of them.
/// </summary>
internal sealed class ShortForms(RequestDelegate next)
{
    public const long MostBytes = 64 << 10;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body && (body.MaxRequestBodySize ?? long.MaxValue) > MostBytes)
        {
            body.MaxRequestBodySize = MostBytes;
        }

        return next(context);
    }
}
