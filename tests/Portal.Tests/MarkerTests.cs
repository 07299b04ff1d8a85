using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

[Collection(PortalCollection.Name)]
public sealed partial class MarkerTests(SharedPortal shared)
{
    private const int Sheets = 10;

    [Fact]
    public async Task Marks_ten_sheets_with_nothing_but_keys()
    {
        await shared.Portal.SettledAsync();
        await using var marker = await shared.VisitAsync("marker");
        var page = marker.Page;
        await page.GotoAsync("/courses/deep-learning-demo/tum-endterm-2022/marking");
        var before = await DecisionsAsync();
        for (var marked = 0; marked < Sheets;)
        {
            if (!SheetUrl().IsMatch(page.Url))
            {
                await TabToStartAsync(page);
                await PressAndLandAsync(page, "Enter");
                continue;
            }

            var criteria = await page.Locator(".to-decide[data-key]").CountAsync();
            for (var number = 1; number <= criteria; number++)
            {
                await page.Keyboard.PressAsync($"{number % 10}");
            }

            await PressAndLandAsync(page, "s");
            marked++;
        }

        (await DecisionsAsync() - before).ShouldBeGreaterThanOrEqualTo(Sheets);
        (await shared.Portal.ReadAsync<int>("select count(*)::int from grades where cause = 'Marked'"))[0].ShouldBeGreaterThanOrEqualTo(Sheets);
        marker.Complaints.ShouldBeEmpty();
    }

    /// <summary>A key that leads to another page, and that page loaded.</summary>
    private static async Task PressAndLandAsync(IPage page, string key)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = ''; }");
        await page.Keyboard.PressAsync(key);
        await page.Locator("html:not([data-before])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached }); // the portal's policy allows no evaluated conditions
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task TabToStartAsync(IPage page)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement.matches('form[action$=\"/next\"] button')"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard found nothing left to mark on {page.Url}.");
    }

    private async Task<int> DecisionsAsync() => (await shared.Portal.ReadAsync<int>("select count(*)::int from decisions"))[0];

    [GeneratedRegex(@"/marking/[^/]+/\d+$")]
    private static partial Regex SheetUrl();
}
