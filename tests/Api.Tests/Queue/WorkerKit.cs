using Autograder.Api.Queue;
using Autograder.Api.Queue.Workers;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Sandbox;
using Autograder.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Autograder.Api.Tests.Queue;

/// <summary>The real worker in this process, over a portal's database, with a sandbox of the test's.</summary>
internal sealed class WorkerKit : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _ended;

    private WorkerKit(IHost host) => _host = host;

    public JobLeases Leases => _host.Services.GetRequiredService<JobLeases>();

    public JobRunner Runner => _host.Services.GetRequiredService<JobRunner>();

    public static async Task<WorkerKit> StartAsync(PortalFactory portal, ISandbox sandbox)
    {
        var worker = Idle(portal, sandbox);
        await worker._host.StartAsync();
        return worker;
    }

    /// <summary>It looks for no work by itself.</summary>
    public static WorkerKit Idle(PortalFactory portal, ISandbox sandbox)
    {
        var engine = new BoxEngine
        {
            Sandbox = sandbox,
            DescribeImageAsync = (_, _) => Task.FromResult<ImageFacts?>(new ImageFacts(ImageId.Parse(TestEvidence.Image), null)),
            InspectAsync = _ => Task.FromResult<EngineReport>(null!), // looked at by nobody but doctor
        };
        return new WorkerKit(WorkerCommand.Build(portal.Options, services => services.Replace(ServiceDescriptor.Singleton(new GradingHost(
            new GradingHostOptions { ConnectAsync = _ => Task.FromResult(engine), CacheFolder = Path.Combine(portal.Options.DataFolder, "cache"), WorkFolder = portal.Options.Work, Offline = true },
            TimeProvider.System)))));
    }

    /// <summary>Does the job of a lease as far as its result is written, without the heartbeat and the ends of the runner.</summary>
    public async Task GradeAsync(Lease lease, IProgress<GradingPhase> progress)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<GradeJob>().RunAsync(lease, progress, CancellationToken.None);
    }

    /// <summary>With the engine of this machine.</summary>
    public static async Task<WorkerKit> StartAsync(PortalFactory portal)
    {
        var host = WorkerCommand.Build(portal.Options);
        await host.StartAsync();
        return new WorkerKit(host);
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
