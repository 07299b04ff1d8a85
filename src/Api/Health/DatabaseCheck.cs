using Autograder.Api.Data;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Autograder.Api.Health;

/// <summary>The database answers, and has every change that this version of the program needs.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var applied = await connection.QueryAsync<string>(new CommandDefinition("select name from schema_versions", cancellationToken: cancellationToken));
            var missing = Migrator.All.Select(migration => migration.Name).Except(applied).ToList();
            return missing.Count == 0
                ? HealthCheckResult.Healthy("It answers, and is up to date.")
                : HealthCheckResult.Unhealthy($"It misses {missing.Count} changes that this version needs; restart the portal to apply them.");
        }
        catch (NpgsqlException fault)
        {
            return HealthCheckResult.Unhealthy("It does not answer.", fault);
        }
    }
}
