using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Shared;

/// <summary>A moment for people and, in its attribute, for programs.</summary>
internal static class TimeElement
{
    public static IHtmlContent Of(DateTimeOffset instant, string text, string? title = null)
    {
        var machine = instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var encode = HtmlEncoder.Default;
        return new HtmlString(title is null
            ? $"<time datetime=\"{machine}\">{encode.Encode(text)}</time>"
            : $"<time datetime=\"{machine}\" title=\"{encode.Encode(title)}\">{encode.Encode(text)}</time>");
    }
}
