using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Autograder.Reports.Pages;

/// <summary>Leaves links to the web and pictures of the package; of all others their words.</summary>
internal static class MarkdownLinks
{
    public static void Tame(MarkdownDocument document, Func<string, string?> pictureUrl)
    {
        foreach (LinkInline link in document.Descendants<LinkInline>().ToList())
        {
            string? url = link.IsImage ? Picture(link.Url, pictureUrl) : Web(link.Url);
            if (url is null) link.ReplaceBy(new ContainerInline());
            else Point(link, url);
        }
        foreach (AutolinkInline link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || Web(link.Url) is not null) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener nofollow");
            else link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    private static void Point(LinkInline link, string url)
    {
        link.Url = url;
        link.GetDynamicUrl = null;
        if (!link.IsImage) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener nofollow");
    }

    private static string? Web(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeMailto) ? parsed.AbsoluteUri : null;

    /// <summary>Only names of files below the package's folder.</summary>
    private static string? Picture(string? url, Func<string, string?> pictureUrl)
    {
        string name = Uri.UnescapeDataString(url ?? "");
        bool inside = name.Length is > 0 and < 200 && name[0] != '/' && name.IndexOfAny([':', '\\', '?', '#', '\0']) < 0 && !name.Split('/').Any(part => part is "" or "." or "..");
        return inside ? pictureUrl(name) : null;
    }
}
