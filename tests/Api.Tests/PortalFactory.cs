using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Autograder.Api.Tests;

/// <summary>The whole web program in memory over a real database of its own. Use it as a class fixture: tests of a class share it, so each makes its own course.</summary>
public sealed class PortalFactory : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-portal-").FullName;
    private WebApplication? _app;
    private PortalOptions? _options;

    /// <summary>The clock of the program; it stands until a test moves it.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => App.Services;

    internal PortalOptions Options => _options ?? throw new InvalidOperationException("The portal has not started.");

    private WebApplication App => _app ?? throw new InvalidOperationException("The portal has not started.");

    public async Task InitializeAsync()
    {
        _options = new PortalOptions { DataFolder = _folder, ConnectionString = await TestCluster.NewDatabaseAsync(), RunsWorker = false };
        _options.MakeFolders();
        _app = PortalHost.Build(_options, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser of its own: cookies are kept, redirects are shown as they are.</summary>
    public HttpClient Browser() => new(new CookieContainerHandler { InnerHandler = App.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Does something with services of one scope.</summary>
    internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    internal Task<T> InDbAsync<T>(Func<PortalDb, Task<T>> action) => InScopeAsync(services => action(services.GetRequiredService<PortalDb>()));
}
