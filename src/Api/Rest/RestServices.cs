using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Api.Rest.Assignments;
using Autograder.Api.Rest.Courses;
using Autograder.Api.Rest.Describing;
using Autograder.Api.Rest.Running;
using Autograder.Api.Rest.Submissions;
using Autograder.Api.Rest.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Api.Rest;

/// <summary>The API: the same services as the pages, for programs.</summary>
internal static class RestServices
{
    public const string Root = "/api/v1";
    private const string Limit = "api";
    public const int MostUploads = 4;

    /// <summary>Far more than a browser asks for at once. As many again wait for their turn.</summary>
    public const int MostAnswers = 100;
    private static readonly AuthorizationPolicy WithToken = new AuthorizationPolicyBuilder(ApiTokenHandler.Name).RequireAuthenticatedUser().Build();

    public static IServiceCollection AddRest(this IServiceCollection services)
    {
        services.AddScoped<ApiTokens>();
        services.AddScoped<SubmissionQueries>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Name, null);
        services.AddApiDocument();
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Limit, BucketOf);
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(AddressOf), PartitionedRateLimiter.Create<HttpContext, string>(UploadsOf), PartitionedRateLimiter.Create<HttpContext, string>(AnswersOf));
            limiter.OnRejected = RejectAsync;
        });
        return services;
    }

    /// <summary>Whatever goes wrong for a program is said as problem+json. Pages have their own handling, which leaves these alone.</summary>
    public static void UseRestProblems(this IApplicationBuilder app) => app.UseWhen(context => IsApi(context.Request), api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = OurFault.StatusOf });
        api.UseStatusCodePages();
    });

    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization(WithToken).RequireRateLimiting(Limit).DisableAntiforgery();
        api.MapCourses();
        api.MapRoster();
        api.MapAssignments();
        api.MapPackages();
        api.MapSettings();
        api.MapRegrades();
        api.MapSubmissions();
        api.MapResults();
        api.MapRunning();
        routes.Map("/api/{**rest}", () => Wrong.NotFound()).AllowAnonymous().ExcludeFromDescription();
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (IsApi(context.HttpContext.Request))
        {
            await TypedResults.Problem("Wait as long as Retry-After says, then go on.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests").ExecuteAsync(context.HttpContext);
        }
    }

    /// <summary>Whoever makes tokens up gets no bucket of their own with each.</summary>
    private static RateLimitPartition<string> AddressOf(HttpContext context) => !IsApi(context.Request) ? RateLimitPartition.GetNoLimiter("none") : RateLimitPartition.GetTokenBucketLimiter(
        CallerAddress.Of(context),
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2400,
            TokensPerPeriod = 400,
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
            AutoReplenishment = true,
        });

    /// <summary>Files are on the disk before anything else is asked of them: few at the same time with one token.</summary>
    private static RateLimitPartition<string> UploadsOf(HttpContext context) => !IsApi(context.Request) || !context.Request.HasFormContentType
        ? RateLimitPartition.GetNoLimiter("none")
        : RateLimitPartition.GetConcurrencyLimiter(CallerOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = MostUploads, QueueLimit = 0 });

    /// <summary>An answer is held until it was taken, however slowly: one person, or program, holds so many at the same time.</summary>
    public static RateLimitPartition<string> AnswersOf(HttpContext context) => (IsApi(context.Request) ? CallerOf(context) : PersonLimits.PersonOf(context)) is { Length: > 0 } caller
        ? RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions { PermitLimit = MostAnswers, QueueLimit = MostAnswers })
        : RateLimitPartition.GetNoLimiter("none");

    private static string CallerOf(HttpContext context) => ApiTokenHandler.TokenOf(context.Request) is { } token
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
        : CallerAddress.Of(context);

    /// <summary>Each token has 240 requests at once and four a second after that; whoever brings none shares by address.</summary>
    private static RateLimitPartition<string> BucketOf(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
        CallerOf(context),
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 240,
            TokensPerPeriod = 40,
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
            AutoReplenishment = true,
        });
}
