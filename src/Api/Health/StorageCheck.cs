using Autograder.Api.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Autograder.Api.Health;

/// <summary>Uploads can be kept: the folder of blobs takes files, and there is room.</summary>
internal sealed class StorageCheck(PortalOptions options) : IHealthCheck
{
    private const long Gibibyte = 1L << 30;
    private const long Little = 5 * Gibibyte;

    /// <summary>Under that, workers take nothing and the portal is not ready.</summary>
    public const long TooLittle = Gibibyte / 2;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var probe = Path.Combine(options.Blobs, $".probe-{Environment.ProcessId}");
            await File.WriteAllBytesAsync(probe, [1], cancellationToken);
            File.Delete(probe);
            return Judge(new DriveInfo(options.Blobs).AvailableFreeSpace);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("The folder of blobs does not take files.", fault);
        }
    }

    public static HealthCheckResult Judge(long free) => free switch
    {
        < TooLittle => HealthCheckResult.Unhealthy($"Only {free >> 20} MiB are free; uploads are about to fail."),
        < Little => HealthCheckResult.Degraded($"Only {free >> 20} MiB are free."),
        _ => HealthCheckResult.Healthy($"{free / Gibibyte} GiB are free."),
    };
}
