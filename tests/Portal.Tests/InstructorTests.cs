using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

[Collection(PortalCollection.Name)]
public sealed class InstructorTests(SharedPortal shared)
{
    private const string Exam = "/courses/deep-learning-demo/tum-endterm-2022";
    private const string Midterm = "/courses/deep-learning-demo/bits-2223-mid-regular/manage";

    [Fact]
    public async Task Changes_a_rubric_line_only_after_seeing_what_it_does()
    {
        await shared.Portal.SettledAsync();
        await using var instructor = await shared.VisitAsync("instructor");
        var page = instructor.Page;
        await page.GotoAsync($"{Exam}/marking/8.5/rubric");
        await page.GetByLabel("What it is for").FillAsync("Names one method only");
        await page.Locator("#NewMarks").FillAsync("-0.5");
        await instructor.PressAsync("Save: show who changes");
        await page.GetByText("Nobody's marks changed").WaitForAsync();

        await OpenFirstSheetAsync(instructor);
        foreach (var full in await page.Locator("input[value=full]").AllAsync())
        {
            await full.CheckAsync(new LocatorCheckOptions { Force = true });
        }

        await page.GetByLabel("Names one method only").CheckAsync();
        await instructor.PressAsync("Save");
        await page.GetByText("Saved: 0.5 of 1.").WaitForAsync();

        await page.GotoAsync($"{Exam}/marking/8.5/rubric");
        await page.Locator("#Lines_0__Marks").FillAsync("-0.25");
        await instructor.PressAsync("Save: show who changes");
        await page.GetByText("1 submission gets other marks").WaitForAsync();
        await instructor.PressAsync("Apply to all");
        await page.GetByText("1 graded again").WaitForAsync();

        await OpenFirstSheetAsync(instructor);
        (await page.Locator("#total").InnerTextAsync()).ShouldContain("0.75 of 1");
        instructor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sees_applies_and_takes_back_a_regrade()
    {
        await shared.Portal.SettledAsync();
        await using var instructor = await shared.VisitAsync("instructor");
        var page = instructor.Page;
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var before = await TotalsAsync();
        await page.GotoAsync($"{Midterm}/settings");
        await page.Locator("#Due").FillAsync(DateTime.UtcNow.AddDays(-2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await instructor.PressAsync("Save");

        await page.GotoAsync($"{Midterm}/regrade");
        await page.Locator("#reason").FillAsync("The deadline was another one");
        await instructor.PressAsync("Preview");
        await instructor.PressAsync("Apply: 1 new grade");
        await page.GetByText("Applied: 1 grade is new.").WaitForAsync();
        (await TotalsAsync()).ShouldNotBe(before);

        await instructor.PressAsync("Undo this regrade");
        await page.GetByText("Undone: 1 grade is what it was before.").WaitForAsync();
        (await TotalsAsync()).ShouldBe(before);
        instructor.Complaints.ShouldBeEmpty();
    }

    private static async Task OpenFirstSheetAsync(Visitor instructor)
    {
        await instructor.Page.GotoAsync($"{Exam}/marking/8.5");
        await instructor.FollowAsync("Sheet 1");
        await instructor.Page.Locator("#sheet").WaitForAsync();
    }

    private Task<IReadOnlyList<decimal>> TotalsAsync() => shared.Portal.ReadAsync<decimal>(
        "select g.total from submissions s join grades g on g.id = s.grade_id join assignments a on a.id = s.assignment_id where a.slug = 'bits-2223-mid-regular' order by s.id");
}
