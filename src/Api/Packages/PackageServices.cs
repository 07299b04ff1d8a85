namespace Autograder.Api.Packages;

internal static class PackageServices
{
    public static void AddPackages(this IServiceCollection services)
    {
        services.AddSingleton<PackageCache>();
        services.AddScoped<PackageShelf>();
        services.AddScoped<CourseCalendars>();
    }
}
