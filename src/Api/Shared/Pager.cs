using Microsoft.AspNetCore.WebUtilities;

namespace Autograder.Api.Shared;

/// <summary>Where a list stands: <c>&lt;partial name="_Pager" model="Pager.Of(Context.Request, page, size, total)" /&gt;</c>.</summary>
internal sealed record Pager(int Page, int Size, int Total, Func<int, string> Url)
{
    public const int UsualSize = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int First => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int Last => Math.Min(Total, Page * Size);

    /// <summary>Other parameters of the address, such as filter and sort, are kept.</summary>
    public static Pager Of(HttpRequest request, int page, int size, int total)
    {
        var kept = request.Query.Where(pair => !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))).ToList();
        return new Pager(Math.Max(1, page), size, total, number =>
            QueryHelpers.AddQueryString(request.Path, [.. kept, KeyValuePair.Create("page", (string?)number.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
    }
}
