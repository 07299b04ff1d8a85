using System.Text.RegularExpressions;
using Autograder.TestKit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

[Collection(PortalCollection.Name)]
public sealed partial class StudentTests(SharedPortal shared)
{
    private const string Course = "/courses/deep-learning-demo";

    [Fact]
    public async Task Goes_from_an_invitation_to_a_result_its_report_and_a_request()
    {
        var invitation = await InviteAsync();
        await using var student = await shared.VisitAsync();
        var page = student.Page;
        await page.GotoAsync(invitation);
        await page.GetByLabel("Choose a password").FillAsync("correct horse battery");
        await student.PressAsync("Make the account");
        await student.FollowAsync("Deep Learning (demo)");
        await student.FollowAsync("A neural network for handwritten digits");

        await page.Locator("#files").SetInputFilesAsync(Path.Combine(Repository.Root, "samples", "digits-mlp", "DL0_63230006_Špela.zip"));
        await student.PressAsync("Hand in");
        await page.WaitForURLAsync(SubmissionUrl());
        await page.Locator("[data-progress-of]").WaitForAsync();

        // without a reload of ours: the page hears that the result is there
        await page.Locator(".total-number").WaitForAsync(new LocatorWaitForOptions { Timeout = 480_000 });
        (await page.Locator(".total-of").InnerTextAsync()).ShouldContain("40");

        var download = await page.RunAndWaitForDownloadAsync(() => student.FollowAsync("Report as PDF"));
        File.ReadAllBytes(await download.PathAsync())[..4].ShouldBe("%PDF"u8.ToArray());

        await page.Locator("details.ask summary").First.ClickAsync();
        await page.GetByLabel("What do you think was overlooked?").First.FillAsync("The plot shows what was asked for; please look at it once more.");
        await student.PressAsync("Send the request");
        await page.GetByText("Waits for an answer").First.WaitForAsync();
        student.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fills_in_the_form_with_nothing_but_keys()
    {
        await using var student = await shared.VisitAsync(shared.Portal.Accounts[^1]);
        var page = student.Page;
        await page.GotoAsync($"{Course}/tum-endterm-2022/answers");
        await TabToAsync(page, "document.activeElement.matches('input[type=checkbox]')");
        var ticked = await page.EvaluateAsync<bool>("document.activeElement.checked");
        await page.Keyboard.PressAsync("Space");
        (await page.EvaluateAsync<bool>("document.activeElement.checked")).ShouldBe(!ticked);

        await TabToAsync(page, "document.activeElement.matches('[data-formula] button')");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("math-field:focus-within").WaitForAsync();
        await page.Keyboard.TypeAsync("1/2");
        var field = page.Locator("[data-field]").Filter(new LocatorFilterOptions { Has = page.Locator("math-field") });
        await field.Locator(".echo-read").WaitForAsync();
        (await field.Locator(".echo-read math").CountAsync()).ShouldBe(1);

        await TabToAsync(page, "document.activeElement.value === 'hand-in'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(SubmissionUrl());
        await page.Locator(".total-number").WaitForAsync();
        student.Complaints.ShouldBeEmpty();
    }

    /// <returns>The path of the invitation's link.</returns>
    private async Task<string> InviteAsync()
    {
        await using var instructor = await shared.VisitAsync("instructor");
        var page = instructor.Page;
        await page.GotoAsync($"{Course}/roster/add");
        await page.GetByLabel("Name").FillAsync("Petra Zajc");
        await page.GetByLabel("E-mail address").FillAsync("petra@example.org");
        await page.GetByLabel("Role").SelectOptionAsync("Student");
        await page.GetByLabel("Student id").FillAsync("63230099");
        await instructor.PressAsync("Add this person");
        await page.GetByText(InvitationPath()).First.WaitForAsync();
        return InvitationPath().Match(await page.Locator("main").InnerTextAsync()).Value;
    }

    private static async Task TabToAsync(IPage page, string reached)
    {
        for (var presses = 0; presses < 400; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(reached))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard never got to where {reached}.");
    }

    [GeneratedRegex(@"/submissions/\d+$")]
    private static partial Regex SubmissionUrl();

    [GeneratedRegex(@"/account/invitation/[A-Za-z0-9_-]+")]
    private static partial Regex InvitationPath();
}
