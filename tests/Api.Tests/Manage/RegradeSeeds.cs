using Autograder.Api.Data;
using Autograder.Api.Manage.Packages;
using Autograder.Api.Manage.Regrading;
using Autograder.Rubrics.Assignments;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Autograder.Api.Tests.Manage;

internal static class RegradeSeeds
{
    /// <summary>Another version of an assignment's package; it does not grade yet.</summary>
    public static Task<PackageVersion> AddVersionAsync(this PortalFactory portal, CourseAssignment assignment, Person who, string yaml) => portal.InScopeAsync(async services =>
    {
        using var package = new TestPackage(yaml, assignment.Slug);
        var now = await services.GetRequiredService<PortalDb>().Assignments.SingleAsync(a => a.Id == assignment.Id);
        var read = PackageUpload.ReadFolder(package.Folder, portal.Options.Work, CancellationToken.None);
        var outcome = await services.GetRequiredService<PackageTaker>().AddVersionAsync(now, read, null, who.Viewer(), CancellationToken.None);
        return outcome.ShouldBeOfType<PackageOutcome.Taken>(outcome.ToString()).Version;
    });

    /// <summary>Works a regrade out and applies it, as an instructor's browser would.</summary>
    public static async Task RegradeAsync(this PortalFactory portal, CourseAssignment assignment, PackageVersion version, Person who)
    {
        var id = await portal.InScopeAsync(async services =>
        {
            var now = await services.GetRequiredService<PortalDb>().Assignments.SingleAsync(a => a.Id == assignment.Id);
            var desk = services.GetRequiredService<RegradeDesk>();
            var regrade = await desk.StartAsync(now, version, "A reason.", who.Viewer(), CancellationToken.None);
            if (!RegradePlan.Read(regrade.Changes).IsWhole)
            {
                (await desk.AdvanceAsync(now, regrade, TimeSpan.FromMinutes(1), CancellationToken.None)).IsWhole.ShouldBeTrue();
            }

            return regrade.Id;
        });
        (await portal.ApplyAsync(assignment, id, who)).ShouldBeOfType<RegradeOutcome.Done>();
    }

    /// <param name="meanwhile">Happens after the assignment and the regrade were read.</param>
    public static Task<RegradeOutcome> ApplyAsync(this PortalFactory portal, CourseAssignment assignment, long regrade, Person who, Func<Task>? meanwhile = null) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var now = await db.Assignments.Include(a => a.PackageVersion).SingleAsync(a => a.Id == assignment.Id);
        var read = await db.Regrades.AsNoTracking().SingleAsync(r => r.Id == regrade);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        return await services.GetRequiredService<RegradeApplying>().ApplyAsync(now, read, who.Viewer(), CancellationToken.None);
    });
}
