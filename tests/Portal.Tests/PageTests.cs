using System.Text.Json;
using System.Text.RegularExpressions;
using Autograder.TestKit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

/// <summary>Every page that a role can reach by links, in light and dark, wide and narrow.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class PageTests(SharedPortal shared)
{
    private const int MostBytes = 200_000;
    private const int MostOfAKind = 2;
    private const string Rules = """() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then(found => JSON.stringify(found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', ')}`)))""";
    private static readonly string _axe = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Portal.Tests", "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [InlineData("nobody", "/account/sign-in", "/account/forgot", "/there-is-no-such-page")]
    [InlineData("administrator", "/")]
    [InlineData("instructor", "/")]
    [InlineData("marker", "/")]
    [InlineData("student", "/")]
    public async Task Has_no_barriers_no_errors_and_little_weight(string role, params string[] starts)
    {
        await shared.Portal.SettledAsync();
        await using var visitor = await shared.VisitAsync(role == "nobody" ? null : shared.Portal.Account(role));
        var found = new List<string>();
        var waiting = new Queue<string>(starts);
        var kinds = starts.ToDictionary(Kind, _ => 1);
        while (waiting.TryDequeue(out var path))
        {
            foreach (var link in await LookAsync(visitor, path, found, role == "nobody"))
            {
                kinds[Kind(link)] = kinds.GetValueOrDefault(Kind(link)) + 1;
                if (kinds[Kind(link)] <= MostOfAKind)
                {
                    waiting.Enqueue(link);
                }
            }
        }

        found.ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThan(2);
    }

    /// <returns>Where the page leads.</returns>
    private static async Task<IReadOnlyList<string>> LookAsync(Visitor visitor, string path, List<string> found, bool mayFail)
    {
        var page = visitor.Page;
        visitor.Complaints.Clear();
        await page.SetViewportSizeAsync(1280, 900);
        var answer = await page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} gave no answer.");
        if (!answer.Ok && !mayFail)
        {
            found.Add($"{path} answered {answer.Status}");
            return [];
        }

        if (answer.Ok)
        {
            found.AddRange(visitor.Complaints.Select(complaint => $"{path} {complaint}"));
        }

        if ((await answer.Request.SizesAsync()).ResponseBodySize is > MostBytes and var size)
        {
            found.Add($"{path} is {size} bytes of HTML as sent");
        }

        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname)");
        await page.EvaluateAsync(_axe);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            found.AddRange(JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Rules))!.Select(rule => $"{path} {scheme} {rule}")); // an array, never null
        }

        await page.SetViewportSizeAsync(320, 640);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > 320)
        {
            found.Add($"{path} is {wide} px wide on a screen of 320");
        }

        return [.. links.Distinct().Where(link => !IsNoPage(link))];
    }

    private static bool IsNoPage(string path) => Path.HasExtension(path) || path.Contains("/files/", StringComparison.Ordinal) || path.Contains("/export", StringComparison.Ordinal);

    /// <summary>Pages that differ in a number, an assignment or a question only are of one kind.</summary>
    private static string Kind(string path) => Varying().Replace(path, "n");

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)|(?<=^/courses/[^/]+/)(?!roster|settings|audit|assignments)[^/]+|(?<=/marking/)(?!requests)[^/]+")]
    private static partial Regex Varying();
}
