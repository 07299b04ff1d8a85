using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Api.Demo;

/// <summary>Packages that come with the program, as assignments of the demo course.</summary>
internal sealed class DemoPackages(PortalDb db, BlobStore blobs, PortalOptions options, TimeProvider clock)
{
    public async Task<CourseAssignment> AddAsync(Course course, string slug, Viewer who, CancellationToken cancel)
    {
        var folder = ShippedPackages.All().FirstOrDefault(folder => Path.GetFileName(folder) == slug)
            ?? throw new StartFailure($"There is no package '{slug}' in {ShippedPackages.Parent}/ beside the program.");
        var uploaded = PackageUpload.ReadFolder(folder, options.Work, cancel);
        var read = uploaded.Assignment ?? throw new StartFailure($"The package '{slug}' has mistakes: {string.Join(" ", uploaded.Problems)}");
        var assignment = new CourseAssignment { CourseId = course.Id, Slug = read.Slug, Title = read.Title, Position = db.Assignments.Count(a => a.CourseId == course.Id) + 1, CreatedAt = clock.GetUtcNow() };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancel);
        var version = new PackageVersion
        {
            AssignmentId = assignment.Id,
            Number = 1,
            Version = read.Version,
            Sha256 = read.Sha256,
            ArchiveBlob = blobs.Put(uploaded.Archive.Span),
            Maximum = read.Maximum.Value,
            UploadedById = who.Id,
            UploadedAt = clock.GetUtcNow(),
        };
        db.PackageVersions.Add(version);
        await db.SaveChangesAsync(cancel);
        assignment.PackageVersionId = version.Id;
        return assignment;
    }
}
