using Autograder.Api.Assignments.Forms;
using Autograder.Api.Assignments.Uploads;
using Autograder.Api.People;

namespace Autograder.Api.Assignments;

/// <summary>What a student does with an assignment: read it, find partners, answer, hand in.</summary>
internal static class AssignmentsServices
{
    /// <summary>Readings while somebody types: some per second for each person are plenty.</summary>
    public const string EchoLimit = "echo";
    public const string AskLimit = "ask";

    public static IServiceCollection AddAssignments(this IServiceCollection services)
    {
        services.AddSingleton<Handouts>();
        services.AddScoped<AssignmentFinder>();
        services.AddScoped<AssignmentPages>();
        services.AddScoped<Groups>();
        services.AddScoped<AnswerDrafts>();
        services.AddScoped<AnswerPages>();
        services.AddScoped<AnswerDesk>();
        services.AddScoped<UploadReader>();
        services.AddRateLimiter(limiter => limiter
            .AddBucketOfPerson(EchoLimit, atOnce: 60, then: 10, every: TimeSpan.FromSeconds(1))
            .AddBucketOfPerson(AskLimit, atOnce: 20, then: 1, every: TimeSpan.FromMinutes(1)));
        return services;
    }
}
