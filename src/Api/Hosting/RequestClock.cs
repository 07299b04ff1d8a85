namespace Autograder.Api.Hosting;

/// <summary>Remembers when a request began, so that a slow upload counts from its first byte.</summary>
internal static class RequestClock
{
    private static readonly object Key = new();

    public static void UseRequestClock(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items[Key] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return next(context);
    });

    /// <summary>When the first byte of the request arrived, on our clock.</summary>
    public static DateTimeOffset ReceivedAt(this HttpContext context) => (DateTimeOffset)context.Items[Key]!; // set for every request, first of all
}
