namespace Autograder.Api.Courses;

/// <summary>Courses and their people.</summary>
internal static class CoursesServices
{
    public static IServiceCollection AddCourses(this IServiceCollection services)
    {
        services.AddScoped<CourseDoor>();
        services.AddScoped<CourseDesk>();
        services.AddScoped<CourseLists>();
        services.AddScoped<StudentRows>();
        services.AddScoped<StaffRows>();
        services.AddScoped<RosterTable>();
        services.AddScoped<RosterImport>();
        services.AddScoped<RosterReader>();
        services.AddScoped<RosterDesk>();
        return services;
    }
}
