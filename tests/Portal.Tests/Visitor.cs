using Microsoft.Playwright;

namespace Autograder.Portal.Tests;

/// <summary>Somebody with a browser. Everything that the browser complains about is kept.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"script: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of scripts, of the network and of the content security policy, in the order in which they came.</summary>
    public List<string> Complaints { get; } = [];

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Presses a button or follows a link that leads to another page.</summary>
    public Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();

    public Task FollowAsync(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name }).First.ClickAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
