using Autograder.TestKit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

[Collection(PortalCollection.Name)]
public sealed class ParallelTests(SharedPortal shared)
{
    private const int Limit = 3;
    private const int AtOnce = 20;
    private const string Paper = "/courses/deep-learning-demo/tum-endterm-2022";

    [Fact]
    public async Task Takes_exactly_the_attempts_there_are_when_many_come_at_once()
    {
        await using (var instructor = await shared.VisitAsync("instructor"))
        {
            await instructor.Page.GotoAsync($"{Paper}/manage/settings");
            await instructor.Page.Locator("#Attempts").FillAsync($"{Limit}");
            await instructor.PressAsync("Save");
        }

        await using var student = await shared.VisitAsync(shared.Portal.Accounts.Last(account => account.Email.StartsWith("ziga", StringComparison.Ordinal)));
        await student.Page.GotoAsync($"{Paper}");
        var before = await CountingAsync();
        var token = await student.Page.Locator("form[data-submit] input[name=__RequestVerificationToken]").InputValueAsync();
        using var client = await ClientOfAsync(student.Page);
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => HandInAsync(client, token, $"many{n}")));

        answers.Count(path => path.StartsWith("/submissions/", StringComparison.Ordinal)).ShouldBe(Limit - before);
        answers.Count(path => path == Paper).ShouldBe(AtOnce - (Limit - before));
        (await CountingAsync()).ShouldBe(Limit);
    }

    /// <returns>Where the answer leads.</returns>
    private static async Task<string> HandInAsync(HttpClient client, string token, string key)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(key), "SubmitKey" },
            { new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "tum-endterm-2022", "ben-otto", "answers.yaml"))), "files", "answers.yaml" },
        };
        using var answer = await client.PostAsync($"{Paper}/submit", form);
        return answer.Headers.Location?.OriginalString ?? $"{answer.StatusCode}";
    }

    private async Task<HttpClient> ClientOfAsync(IPage page)
    {
        var cookies = await page.Context.CookiesAsync();
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shared.Portal.Address };
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        return client;
    }

    private async Task<int> CountingAsync() => (await shared.Portal.ReadAsync<int>(
        "select count(*)::int from submissions s join assignments a on a.id = s.assignment_id join submission_authors w on w.submission_id = s.id join people p on p.id = w.person_id "
        + "where a.slug = 'tum-endterm-2022' and p.email = 'ziga@example.org' and s.counts"))[0];
}
