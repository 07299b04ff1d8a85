namespace Autograder.Api.Hosting;

/// <summary>Remembers when a request began, so that a slow upload counts from its first byte.</summary>
internal static class RequestClock
{
    /// <summary>An upload that takes longer counts from so long before its last byte: whoever begins in time and sends by drops gains no more than this.</summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(15);

    private static readonly object Key = new();

    public static void UseRequestClock(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items[Key] = Now(context);
        return next(context);
    });

    /// <summary>The moment that counts for what has just arrived, on the database's clock. Asked once the whole body was read.</summary>
    public static DateTimeOffset ReceivedAt(this HttpContext context)
    {
        var (first, earliest) = ((DateTimeOffset)context.Items[Key]!, Now(context) - LongestUpload); // set for every request, first of all
        return first > earliest ? first : earliest;
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
