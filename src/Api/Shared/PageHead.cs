using Microsoft.AspNetCore.Diagnostics;

namespace Autograder.Api.Shared;

/// <summary>What the layout needs to know of a page: its title and where it lies. Set in the view's first lines.</summary>
internal sealed class PageHead
{
    private readonly List<(string Text, string Url)> _crumbs = [];

    public string Title { get; private set; } = "";

    /// <summary>From the start page down to the page above this one.</summary>
    public IReadOnlyList<(string Text, string Url)> Crumbs => _crumbs;

    /// <summary>For pages that need the width, such as marking.</summary>
    public bool IsWide { get; private set; }

    /// <summary>Where a switch on the page leads back to: this page as it was asked for; what a form answered cannot be opened.</summary>
    public static string AddressOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } original ? original.OriginalPath + original.OriginalQueryString
        : HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString
        : "/";

    public PageHead Is(string title)
    {
        Title = title;
        return this;
    }

    public PageHead Under(string text, string url)
    {
        _crumbs.Add((text, url));
        return this;
    }

    public PageHead Wide()
    {
        IsWide = true;
        return this;
    }
}
