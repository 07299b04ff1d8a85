using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Autograder.Api.Tests;

/// <summary>The whole web program in memory over a real database of its own. Use it as a class fixture: tests of a class share it, so each makes its own course.</summary>
public sealed class PortalFactory : IAsyncLifetime, IAsyncDisposable
{
    private bool _listens;
    private IReadOnlyList<(string Name, string Value)> _settings = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-portal-").FullName;
    private WebApplication? _app;
    private PortalOptions? _options;

    /// <summary>The clock of the program; it stands until a test moves it.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => App.Services;

    /// <summary>Parts of a test in place of the program's.</summary>
    internal Action<IServiceCollection>? Parts { get; init; }

    /// <summary>Everything that was logged.</summary>
    public KeptLogs Logs { get; } = new();

    /// <summary>Who asked, as the program understood it, request by request.</summary>
    public RememberedCallers Callers { get; } = new();

    /// <summary>Where it listens; only where it does.</summary>
    public Uri Address => new(App.Urls.First());

    internal PortalOptions Options => _options ?? throw new InvalidOperationException("The portal has not started.");

    private WebApplication App => _app ?? throw new InvalidOperationException("The portal has not started.");

    /// <summary>One that listens on a port, with the real server in front, and with settings as the environment would have them.</summary>
    internal static async Task<PortalFactory> ListenAsync(params (string Name, string Value)[] settings)
    {
        var portal = new PortalFactory { _listens = true, _settings = settings };
        await portal.InitializeAsync();
        return portal;
    }

    public async Task InitializeAsync()
    {
        _options = new PortalOptions { DataFolder = _folder, ConnectionString = await TestCluster.NewDatabaseAsync(), RunsWorker = false, Urls = ["http://127.0.0.1:0"] };
        _options.MakeFolders();
        _app = PortalHost.Build(_options, builder =>
        {
            if (!_listens)
            {
                builder.WebHost.UseTestServer();
            }

            foreach (var (name, value) in _settings)
            {
                builder.Configuration[name] = value;
            }

            builder.Logging.ClearProviders().AddProvider(Logs);
            builder.Services.AddSingleton<IStartupFilter>(Callers);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            Parts?.Invoke(builder.Services);
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>A browser of its own: cookies are kept, redirects are shown as they are.</summary>
    public HttpClient Browser() => _listens
        ? new(new CookieContainerHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } }) { BaseAddress = Address }
        : new(new CookieContainerHandler { InnerHandler = App.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Does something with services of one scope.</summary>
    internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    internal Task<T> InDbAsync<T>(Func<PortalDb, Task<T>> action) => InScopeAsync(services => action(services.GetRequiredService<PortalDb>()));
}
