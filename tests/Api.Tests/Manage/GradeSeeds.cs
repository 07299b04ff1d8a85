using Autograder.Api.Data;
using Autograder.Api.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests.Manage;

internal static class GradeSeeds
{
    /// <summary>Grades what waits at once, as a worker would where nothing has to be run.</summary>
    public static Task GradeAsync(this PortalFactory portal, long id) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        await db.Jobs.Where(j => j.SubmissionId == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Done));
        var submission = await db.Submissions.SingleAsync(s => s.Id == id);
        submission.State = SubmissionState.Graded;
        await services.GetRequiredService<Rejudging>().ApplyAsync(id, GradeCause.Graded, null, null, CancellationToken.None);
        return true;
    });
}
