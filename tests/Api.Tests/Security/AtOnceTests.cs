using System.Net;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>The same at the same moment, by two clicks or two tabs.</summary>
public sealed class AtOnceTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const int Clicks = 8;

    [Fact]
    public async Task What_is_done_twice_at_once_is_done_once_and_is_no_fault_of_ours()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var (clicked, asked) = (taught.Students[0].Id, taught.Students[1].Id);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/extensions");
        var answers = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => browser.SendAsync($"{taught.Url}/extensions", ("Person", $"{clicked}"), ("Due", "2026-12-20T23:59"), ("Reason", "ill"))));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect || (answer.Status == HttpStatusCode.Conflict && answer.Html.Contains("Somebody was quicker")));
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.Redirect);

        using var program = portal.Program(await portal.TokenAsync(taught.Instructor.Id));
        var path = $"/api/v1/courses/{taught.Course.Slug}/assignments/{taught.Quiz.Slug}/extensions/{asked}";
        var told = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(async _ =>
        {
            using var body = new StringContent("""{"dueLocal":"2026-12-20T23:59:00","reason":"ill"}""", Encoding.UTF8, "application/json");
            using var answer = await program.PutAsync(path, body);
            return answer.StatusCode;
        }));
        told.ShouldAllBe(status => status == HttpStatusCode.NoContent || status == HttpStatusCode.Conflict);
        (await portal.InDbAsync(db => db.Extensions.Where(e => e.AssignmentId == taught.Quiz.Id).OrderBy(e => e.PersonId).Select(e => e.PersonId).ToListAsync())).ShouldBe([clicked, asked]);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Conflict)]
    [InlineData(true, HttpStatusCode.InternalServerError)]
    public void Only_a_second_one_of_its_kind_is_told_so(bool isOther, HttpStatusCode status)
    {
        var fault = isOther ? new InvalidOperationException("ours") : (Exception)new DbUpdateException("", new DbUpdateConcurrencyException());
        OurFault.StatusOf(fault).ShouldBe((int)status);
    }
}
