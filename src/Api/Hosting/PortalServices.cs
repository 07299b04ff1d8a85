using Autograder.Api.Account;
using Autograder.Api.Assignments;
using Autograder.Api.Courses;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Health;
using Autograder.Api.Manage;
using Autograder.Api.Marking;
using Autograder.Api.Operations;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Autograder.Api.Queue.Workers;
using Autograder.Api.Rest;
using Autograder.Api.Results;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Autograder.Reports.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>What each role of the program is made of: one line for each feature.</summary>
internal static class PortalServices
{
    /// <summary>The web program.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions options)
    {
        services.AddCore(options);
        services.AddDatabaseTime();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(options.Keys)).SetApplicationName("autograder");
        services.AddSingleton(_ => new PageRenderer());
        services.AddFront();
        services.AddProblemDetails();
        services.AddRest();
        services.AddHealth();
        services.AddSubmissions();
        services.AddQueueViews();
        if (options.RunsWorker)
        {
            services.AddHostedService<WorkerSupervisor>();
        }

        services.AddRateLimiter(limits => limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddPeople();
        services.AddPages();
        services.AddAccount();
        services.AddCourses();
        services.AddAssignments();
        services.AddResults();
        services.AddManage();
        services.AddOperations();
        services.AddMarking();
        return services;
    }

    /// <summary>What the web program and workers share.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddData(options);
        services.AddPackages();
        services.AddGrading();
        services.AddQueue();
        return services;
    }

    /// <summary>In place of this machine's clock. Workers need none of it: no deadline is judged by them.</summary>
    private static void AddDatabaseTime(this IServiceCollection services)
    {
        var time = new DatabaseTime();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        services.AddHostedService(provider => new DatabaseTimeKeeper(time, provider.GetRequiredService<NpgsqlDataSource>()));
    }

    /// <summary>The order of what every request passes.</summary>
    public static WebApplication UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseFront();
        app.UseRequestClock();
        app.UseRestProblems(); // outside everything that asks the database, so that its faults are said as well
        app.UsePages();
        app.UseMiddleware<UnstorableText>();
        app.MapRest();
        app.MapHealth();
        return app;
    }
}
