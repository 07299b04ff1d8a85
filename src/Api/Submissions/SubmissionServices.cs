namespace Autograder.Api.Submissions;

internal static class SubmissionServices
{
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<HandInLimits>();
        services.AddSingleton<OpeningTurns>();
        services.AddScoped<SubmissionDesk>();
        services.AddScoped<Intaking>();
        services.AddScoped<Teams>();
    }
}
