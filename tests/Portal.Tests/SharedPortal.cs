using Microsoft.Playwright;
using Xunit;

namespace Autograder.Portal.Tests;

/// <summary>One running portal and one browser for the tests that only use it.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    private RunningPortal? _portal;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningPortal Portal => _portal ?? throw new InvalidOperationException("The portal has not started.");

    public async Task InitializeAsync()
    {
        _portal = await RunningPortal.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await (_portal?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A visitor with cookies of their own; signed in where a role or an address is given.</summary>
    internal async Task<Visitor> VisitAsync(DemoAccount? account = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = Portal.Address.ToString(), AcceptDownloads = true, ReducedMotion = ReducedMotion.Reduce }); // made in InitializeAsync
        context.SetDefaultTimeout(60_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        if (account is not null)
        {
            await visitor.SignInAsync(account.Email, account.Password);
        }

        return visitor;
    }

    internal Task<Visitor> VisitAsync(string role) => VisitAsync(Portal.Account(role));
}

