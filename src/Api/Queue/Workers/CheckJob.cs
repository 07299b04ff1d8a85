using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Manage.Packages;
using Autograder.Api.Packages;
using Autograder.Rubrics.Calibrations;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Rubrics.Proving;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Queue.Workers;

/// <summary>Proves a package version, as "autograder check" does.</summary>
internal sealed class CheckJob(PortalDb db, PackageShelf shelf, GradingHost host, PortalOptions options, TimeProvider time)
{
    private static readonly ProofOptions Usual = new(Mutants: 20, Full: false, new HashSet<string>()) { NotebookMutants = 2 };

    /// <exception cref="LeaseLost">The result came too late to count.</exception>
    public async Task RunAsync(Lease lease, IProgress<GradingPhase> progress, CancellationToken cancel)
    {
        var version = lease.PackageVersionId ?? throw new GradingFault($"Job {lease.JobId} names no package version.");
        var full = await shelf.OpenAsync(version, cancel);
        var quick = await shelf.OpenQuickAsync(version, cancel);
        // kept beside the blobs of students' work: what did not change is not run again with the next version
        var store = new EvidenceStore(Path.Combine(options.Work, "checks", quick.Slug));
        var machine = await host.MachineForAsync(quick, store, cancel);
        var proof = await new PackageProver(quick, machine, time).ProveAsync(Usual, options.Slots, progress, cancel);
        var warnings = new[] { full, quick }.DistinctBy(a => a.Sha256).SelectMany(a => CalibrationState.Warnings(a, cancel)).Distinct().ToList();
        await WriteAsync(lease, version, CheckReport.Of(proof, warnings).ToJson(), proof.Sound ? CheckState.Passed : CheckState.Failed, cancel);
    }

    private async Task WriteAsync(Lease lease, long version, string report, CheckState state, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ours = await db.Database.ExecuteSqlAsync($"""
            update jobs set state = 'Done', finished_at = now(), lease_token = null, leased_until = null, phase = null, phase_at = null, fault = null
            where id = {lease.JobId} and lease_token = {lease.Token} and state = 'Leased' and not cancel_requested
            """, cancel);
        if (ours == 0)
        {
            throw new LeaseLost(lease.JobId);
        }

        await db.Database.ExecuteSqlAsync($"update package_versions set \"check\" = {state.ToString()}, check_report = {report}::jsonb where id = {version}", cancel);
        await transaction.CommitAsync(cancel);
    }
}
