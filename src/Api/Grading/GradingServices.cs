namespace Autograder.Api.Grading;

internal static class GradingServices
{
    public static void AddGrading(this IServiceCollection services)
    {
        services.AddScoped<Rejudging>();
    }
}
