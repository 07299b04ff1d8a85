using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Autograder.Api.Health;

/// <summary>Somebody grades. Without a worker the portal takes work in and keeps it, so it is degraded, not down.</summary>
internal sealed class WorkerCheck(PortalDb db, TimeProvider clock) : IHealthCheck
{
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Lately;
        var seen = await db.Workers.AsNoTracking().Where(w => w.SeenAt > since).Select(w => w.Trouble == null).ToListAsync(cancellationToken);
        return seen switch
        {
            [] => HealthCheckResult.Degraded("No worker was seen in the last minute; what is handed in waits."),
            _ when !seen.Contains(true) => HealthCheckResult.Degraded("Every worker has trouble and takes no work; the page of the queue says why."),
            _ => HealthCheckResult.Healthy($"{seen.Count(works => works)} at work."),
        };
    }
}
