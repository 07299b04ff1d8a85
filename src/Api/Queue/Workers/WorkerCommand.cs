using System.CommandLine;
using System.Globalization;
using Autograder.Api.Health;
using Autograder.Api.Hosting;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Queue.Workers;

/// <summary>Grades what waits in the queue.</summary>
internal static class WorkerCommand
{
    /// <summary>Says that standard input belongs to who started us: when it ends, so do we.</summary>
    public const string ChildOption = "--child";
    private const int MostSlots = 256;

    public static Command Create()
    {
        var data = new DataOptions();
        var slots = new Option<int>("--slots") { Description = "How many jobs to do side by side; by default one more than there are cores.", DefaultValueFactory = _ => CpuSlots.Usual };
        slots.Validators.Add(found =>
        {
            if (found.Tokens is [{ Value: var typed }] && !(int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostSlots))
            {
                found.AddError($"--slots must be a number from 1 to {MostSlots}, not '{typed}'.");
            }
        });
        var strict = new Option<bool>("--strict") { Description = "Refuse to work where the engine has known holes that untrusted code may use (also: AUTOGRADER_STRICT=1)." };
        var child = new Option<bool>(ChildOption) { Hidden = true };
        var command = new Command("worker", "Grades what waits in the queue, in boxes on this machine. Any number of workers can share a database and a data folder.") { slots, strict, child };
        data.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var open = await data.OpenAsync(parsed, cancel);
            var options = open.Options with { Slots = Math.Min(parsed.GetValue(slots), MostSlots), Strict = parsed.GetValue(strict) || open.Options.Strict };
            var host = Build(options);
            await using var whole = (IAsyncDisposable)host; // the machine lets go of its engine asynchronously only
            if (parsed.GetValue(child))
            {
                _ = WatchParentAsync(host.Services.GetRequiredService<IHostApplicationLifetime>());
            }

            await RunAsync(host, options.Strict, cancel);
            return 0;
        });
        return command;
    }

    /// <summary>Takes no job where the engine may not be used. One that does not answer yet is waited for, and looked at when it does.</summary>
    private static async Task RunAsync(IHost host, bool strict, CancellationToken cancel)
    {
        var engine = host.Services.GetRequiredService<EngineHealth>();
        if (!strict || await engine.LookAsync(cancel) || engine.Refusal is null)
        {
            await host.RunAsync(cancel);
        }

        if (engine.Refusal is { } why)
        {
            throw new StartFailure(why);
        }
    }

    public static IHost Build(PortalOptions options, Action<IServiceCollection>? adjust = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddLogOutput();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1)); // boxes are stopped and removed
        builder.Services.AddCore(options);
        builder.Services.AddWorker();
        adjust?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task WatchParentAsync(IHostApplicationLifetime lifetime)
    {
        await using var input = Console.OpenStandardInput();
        var ignored = new byte[64];
        while (await input.ReadAsync(ignored) > 0)
        {
            // nothing is ever said
        }

        lifetime.StopApplication();
    }
}
