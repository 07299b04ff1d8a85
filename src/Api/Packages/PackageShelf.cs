using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Packages;

/// <summary>Uploaded packages, unpacked once and kept.</summary>
internal sealed class PackageShelf(PortalDb db, BlobStore blobs, PortalOptions options, PackageCache cache)
{
    /// <summary>The package as its author wrote it.</summary>
    /// <exception cref="GradingFault">It is not there or cannot be read any more: it was sound when it was uploaded.</exception>
    public async Task<Assignment> OpenAsync(long packageVersionId, CancellationToken cancel)
    {
        var found = await db.PackageVersions.Where(v => v.Id == packageVersionId).Select(v => new { v.ArchiveBlob, v.Assignment!.Slug }).FirstOrDefaultAsync(cancel) // a version always has an assignment
            ?? throw new GradingFault($"There is no package version {packageVersionId}.");
        if (cache.Find(found.ArchiveBlob) is { } known)
        {
            return known;
        }

        var read = Load(AssignmentLoader.Load(Unpacked(found.ArchiveBlob, found.Slug, cancel)), packageVersionId);
        cache.Keep(found.ArchiveBlob, read);
        return read;
    }

    /// <summary>The package with what makes proofs quick, where it has that.</summary>
    /// <exception cref="GradingFault">It cannot be read.</exception>
    public async Task<Assignment> OpenQuickAsync(long packageVersionId, CancellationToken cancel) =>
        Load(AssignmentLoader.LoadQuick((await OpenAsync(packageVersionId, cancel)).Folder), packageVersionId);

    private static Assignment Load(AssignmentResult read, long packageVersionId) => read.Assignment
        ?? throw new GradingFault($"The package of version {packageVersionId} cannot be read by this program: {string.Join(" ", read.Problems)}");

    private string Unpacked(string archive, string slug, CancellationToken cancel)
    {
        var around = Path.Combine(options.Packages, archive);
        var folder = Path.Combine(around, slug);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        // whole or not at all: another process may be reading it at the same moment
        var temporary = Path.Combine(options.Packages, $"{Path.GetRandomFileName()}.tmp");
        PackageArchive.Write(PackageArchive.Read(blobs.Get(archive), cancel), Path.Combine(temporary, slug));
        AtomicFile.FlushTree(temporary);
        try
        {
            Directory.Move(temporary, around);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(temporary, recursive: true);
        }

        return folder;
    }
}
