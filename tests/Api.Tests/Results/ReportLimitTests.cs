using System.Net;
using Autograder.Api.Data;
using Autograder.Api.Results;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Results;

public sealed class ReportLimitTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task One_person_has_so_many_reports_whichever_way_they_are_asked_for()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        await portal.InDbAsync(db => db.Assignments.Where(a => a.Id == taught.Quiz.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Release, ReleaseRule.Immediately)));
        var submission = await taught.GradedAsync(taught.Students[0], 3, 5);
        using var browser = await portal.SignInAsync(taught.Students[0]);
        using var program = portal.Program(await portal.TokenAsync(taught.Students[0].Id));
        (await GrantedAsync(browser.Client, $"/submissions/{submission}/report.pdf")).ShouldBeGreaterThanOrEqualTo(ReportLimits.AtOnce);
        (await GrantedAsync(program, $"/api/v1/submissions/{submission}/report.pdf")).ShouldBeLessThan(ReportLimits.AtOnce / 2); // what has come free since

        var other = await taught.GradedAsync(taught.Students[1], 3, 5);
        using var neighbour = portal.Program(await portal.TokenAsync(taught.Students[1].Id));
        (await neighbour.GetAsync($"/api/v1/submissions/{other}/report.pdf")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>How many there are before one is refused.</summary>
    private static async Task<int> GrantedAsync(HttpClient client, string report)
    {
        for (var granted = 0; ; granted++)
        {
            using var answer = await client.GetAsync(report);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return granted;
            }

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            granted.ShouldBeLessThan(4 * ReportLimits.AtOnce);
        }
    }
}
