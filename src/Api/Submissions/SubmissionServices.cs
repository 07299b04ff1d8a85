namespace Autograder.Api.Submissions;

internal static class SubmissionServices
{
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddScoped<SubmissionDesk>();
        services.AddScoped<Intaking>();
        services.AddScoped<Teams>();
    }
}
