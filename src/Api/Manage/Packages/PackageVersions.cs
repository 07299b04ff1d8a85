using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Packages;

/// <summary>What can be known about, and done with, a stored version of a package.</summary>
internal sealed class PackageVersions(PortalDb db, BlobStore blobs, PackageShelf shelf, JobQueue queue, AuditLog audit)
{
    public Task<PackageVersion?> FindAsync(CourseAssignment assignment, int number, CancellationToken cancel) =>
        db.PackageVersions.Include(v => v.UploadedBy).SingleOrDefaultAsync(v => v.AssignmentId == assignment.Id && v.Number == number, cancel);

    /// <summary>Against the version that grades; null where it is that one.</summary>
    public async Task<PackageDifference?> DifferenceAsync(CourseAssignment assignment, PackageVersion version, CancellationToken cancel)
    {
        if (assignment.PackageVersion is not { } current || current.Id == version.Id)
        {
            return null;
        }

        return PackageDifference.Between(
            await shelf.OpenAsync(current.Id, cancel), PackageArchive.Read(blobs.Get(current.ArchiveBlob), cancel),
            await shelf.OpenAsync(version.Id, cancel), PackageArchive.Read(blobs.Get(version.ArchiveBlob), cancel));
    }

    public Task<Job?> CheckJobAsync(PackageVersion version, CancellationToken cancel) => db.Jobs
        .Where(j => j.Kind == JobKind.Check && j.PackageVersionId == version.Id && j.State != JobState.Done)
        .OrderByDescending(j => j.Id).FirstOrDefaultAsync(cancel);

    /// <summary>False where a proof waits or runs already.</summary>
    public async Task<bool> AskForCheckAsync(CourseAssignment assignment, PackageVersion version, Viewer who, CancellationToken cancel)
    {
        if (await db.Jobs.AnyAsync(j => j.Kind == JobKind.Check && j.PackageVersionId == version.Id && (j.State == JobState.Queued || j.State == JobState.Leased), cancel))
        {
            return false;
        }

        audit.Add(who, assignment.CourseId, "package.check-asked", $"assignment {assignment.Id}", new { version.Number });
        await queue.AskForCheckAsync(version.Id, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>From now on it grades; grades that are there stay.</summary>
    public async Task MakeCurrentAsync(CourseAssignment assignment, PackageVersion version, Viewer who, CancellationToken cancel)
    {
        if (assignment.PackageVersionId == version.Id)
        {
            return;
        }

        audit.Add(who, assignment.CourseId, "package.made-current", $"assignment {assignment.Id}", new { from = assignment.PackageVersion?.Number, to = version.Number });
        assignment.PackageVersionId = version.Id;
        await db.SaveChangesAsync(cancel);
    }
}
