using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Autograder.Pictures;

/// <summary>
/// Signs in as each role, follows every link, and takes each kind of page once: wide and narrow, light and dark. Says which
/// pages are wider than a narrow screen, and which answer with an error.
/// </summary>
internal sealed partial class Photographer(Uri address, string folder)
{
    private const int MostPages = 60;
    private static readonly (int Width, int Height)[] Sizes = [(1280, 900), (320, 640)];

    /// <summary>Loads also what a page loads only once somebody scrolls there.</summary>
    private const string AllPictures =
        "() => Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.complete || new Promise(done => { i.onload = i.onerror = done; }); }))";

    private int _taken;
    private int _faults;

    public async Task<int> RunAsync(IReadOnlyList<DemoAccount> accounts)
    {
        Directory.CreateDirectory(folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        await VisitAsync(browser, "nobody", null, ["/account/sign-in", "/account/forgot", "/there-is-no-such-page"]);
        foreach (var account in accounts)
        {
            await VisitAsync(browser, account.Role, account, ["/"]);
        }

        Console.WriteLine($"{_taken} pictures in {folder}, {_faults} faults");
        return _faults == 0 ? 0 : 1;
    }

    private async Task VisitAsync(IBrowser browser, string role, DemoAccount? account, IReadOnlyList<string> starts)
    {
        // Without motion, or a picture catches buttons on their way from one theme's colours to the other's.
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        if (account is not null)
        {
            await SignInAsync(page, account);
        }

        var (waiting, kinds) = (new Queue<string>(starts), new HashSet<string>(starts.Select(Kind)));
        for (var visited = 0; visited < MostPages && waiting.TryDequeue(out var path); visited++)
        {
            foreach (var link in await TakeAsync(page, role, path))
            {
                if (kinds.Add(Kind(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }
    }

    private static async Task SignInAsync(IPage page, DemoAccount account)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("input[type=email], input[name=Email]").First.FillAsync(account.Email);
        await page.Locator("input[type=password]").First.FillAsync(account.Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
    }

    /// <returns>Where the page's links lead.</returns>
    private async Task<IReadOnlyList<string>> TakeAsync(IPage page, string role, string path)
    {
        var answer = await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        if (answer is null || (answer.Status >= 400 && role != "nobody"))
        {
            Fault($"{role} {path}: answered {answer?.Status}");
            return [];
        }

        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.EvaluateAsync(AllPictures);
                await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(folder, $"{role}{Kind(path).Replace('/', '-')}-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
                _taken++;
            }

            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
            {
                Fault($"{role} {path}: {wide} px wide on a screen of {width}");
            }
        }

        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname)");
        return [.. links.Distinct().Where(link => !IsNoPage(link))];
    }

    private void Fault(string what)
    {
        Console.WriteLine(what);
        _faults++;
    }

    /// <summary>Downloads, pictures, descriptions.</summary>
    private static bool IsNoPage(string path) => Path.HasExtension(path) || path.Contains("/files/", StringComparison.Ordinal) || path.Contains("/export", StringComparison.Ordinal);

    /// <summary>Pages that differ in a number only are of one kind, and so are those of the questions of all assignments.</summary>
    private static string Kind(string path) => Number().Replace(Question().Replace(path, "/any/marking/question"), "n");

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"/[^/]+/marking/(?!requests)[^/]+")]
    private static partial Regex Question();
}
