using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Packages;

/// <summary>The one way a package gets into a course.</summary>
internal sealed class PackageTaker(PortalDb db, BlobStore blobs, PortalOptions options, AuditLog audit, TimeProvider time)
{
    /// <summary>Names that addresses below a course already have.</summary>
    private static readonly HashSet<string> _reserved = ["assignments", "audit", "new", "roster", "settings"];

    public UploadedPackage Read(string name, byte[] content, CancellationToken cancel) => PackageUpload.Read(name, content, options.Work, cancel);

    /// <summary>One that comes with the program; null where there is none of that name.</summary>
    public UploadedPackage? ReadShipped(string slug, CancellationToken cancel) =>
        ShippedPackages.All().FirstOrDefault(folder => Path.GetFileName(folder) == slug) is { } folder ? PackageUpload.ReadFolder(folder, options.Work, cancel) : null;

    /// <summary>Makes an assignment that students do not see yet.</summary>
    public async Task<PackageOutcome> CreateAsync(Course course, UploadedPackage package, Viewer who, CancellationToken cancel)
    {
        if (package.Assignment is not { } read)
        {
            return new PackageOutcome.Mistaken(package.Problems);
        }

        if (_reserved.Contains(read.Slug))
        {
            return new PackageOutcome.Mistaken([$"{AssignmentLoader.FileName}: slug: '{read.Slug}' is the address of another page; choose another name."]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from courses where id = {course.Id} for update", cancel); // of two at once, the second finds the first
        if (await db.Assignments.Include(a => a.Course).FirstOrDefaultAsync(a => a.CourseId == course.Id && a.Slug == read.Slug, cancel) is { } there)
        {
            return new PackageOutcome.NameTaken(there);
        }

        var position = await db.Assignments.Where(a => a.CourseId == course.Id).MaxAsync(a => (int?)a.Position, cancel) ?? 0;
        var assignment = new CourseAssignment
        {
            CourseId = course.Id, Course = course, Slug = read.Slug, Title = read.Title, Release = ReleaseRule.WhenPublished, Position = position + 1, CreatedAt = time.GetUtcNow(),
        };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancel);
        var version = Add(assignment, read, package, 1, null, who);
        await db.SaveChangesAsync(cancel);
        assignment.PackageVersionId = version.Id;
        audit.Add(who, course.Id, "assignment.created", $"assignment {assignment.Id}", new { assignment.Slug, version.Version, version.Sha256 });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PackageOutcome.Taken(assignment, version, [.. package.Notices.Select(n => n.Message)]);
    }

    /// <summary>Keeps another version; what grades stays as it is until an instructor makes the new one current.</summary>
    public async Task<PackageOutcome> AddVersionAsync(CourseAssignment assignment, UploadedPackage package, string? note, Viewer who, CancellationToken cancel)
    {
        if (package.Assignment is not { } read)
        {
            return new PackageOutcome.Mistaken(package.Problems);
        }

        if (read.Slug != assignment.Slug)
        {
            return new PackageOutcome.Mistaken([$"{AssignmentLoader.FileName}: slug: '{read.Slug}' is another assignment; this page is about '{assignment.Slug}'."]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from assignments where id = {assignment.Id} for update", cancel); // numbers are given one after the other
        var name = blobs.Put(package.Archive.Span);
        if (await db.PackageVersions.FirstOrDefaultAsync(v => v.AssignmentId == assignment.Id && v.ArchiveBlob == name, cancel) is { } same)
        {
            return new PackageOutcome.Same(assignment, same);
        }

        var number = (await db.PackageVersions.Where(v => v.AssignmentId == assignment.Id).MaxAsync(v => (int?)v.Number, cancel) ?? 0) + 1;
        var version = Add(assignment, read, package, number, note, who);
        await db.SaveChangesAsync(cancel);
        assignment.PackageVersionId ??= version.Id;
        audit.Add(who, assignment.CourseId, "package.uploaded", $"assignment {assignment.Id}", new { number, version.Version, version.Sha256 });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PackageOutcome.Taken(assignment, version, [.. package.Notices.Select(n => n.Message)]);
    }

    private PackageVersion Add(CourseAssignment assignment, Assignment read, UploadedPackage package, int number, string? note, Viewer who)
    {
        var version = new PackageVersion
        {
            AssignmentId = assignment.Id,
            Number = number,
            Version = read.Version,
            Sha256 = read.Sha256,
            ArchiveBlob = blobs.Put(package.Archive.Span),
            Maximum = read.Maximum.Value,
            NeedsBoxes = read.NeedsBoxes,
            UploadedById = who.Id,
            UploadedAt = time.GetUtcNow(),
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        db.PackageVersions.Add(version);
        return version;
    }
}
