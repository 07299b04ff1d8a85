using System.CommandLine;
using Autograder.Api.Hosting;

namespace Autograder.Api.Demo;

/// <summary>demo: a course to look at, and accounts to look at it with.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var command = new Command("demo", "Makes a demo course with students, assignments and submissions, unless it is there, and prints its accounts.");
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, cancel);
            await MakeAsync(open.Options, cancel);
            var file = DemoAccounts.FileIn(open.Options);
            Console.WriteLine($"Demo accounts (kept in {file}):");
            Console.Write(await File.ReadAllTextAsync(file, cancel));
            return 0;
        });
        return command;
    }

    private static async Task MakeAsync(PortalOptions options, CancellationToken cancel)
    {
        await using var app = PortalHost.Build(options with { RunsWorker = false }, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddDemo();
        });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoMaker>().MakeAsync(cancel);
    }

    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoAccounts>();
        services.AddScoped<DemoSubmissions>();
        services.AddScoped<DemoMaker>();
        return services;
    }
}
