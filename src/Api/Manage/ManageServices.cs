using Autograder.Api.Manage.Numbers;
using Autograder.Api.Manage.Packages;
using Autograder.Api.Manage.Regrading;
using Autograder.Api.Manage.Settings;
using Autograder.Api.Manage.Submissions;
using Autograder.Api.Manage.Uploads;

namespace Autograder.Api.Manage;

internal static class ManageServices
{
    /// <summary>What instructors do.</summary>
    public static void AddManage(this IServiceCollection services)
    {
        services.AddScoped<ManagedAssignments>();
        services.AddScoped<PackageTaker>();
        services.AddScoped<PackageVersions>();
        services.AddScoped<AssignmentDesk>();
        services.AddScoped<ExtensionDesk>();
        services.AddScoped<SubmissionRows>();
        services.AddScoped<UploadsArchive>();
        services.AddScoped<BatchUploads>();
        services.AddScoped<BatchIntake>();
        services.AddScoped<RegradeDesk>();
        services.AddScoped<RegradeApplying>();
        services.AddScoped<GradeExports>();
        services.AddScoped<CourseFindings>();
        services.AddScoped<AuditTrail>();
    }
}
