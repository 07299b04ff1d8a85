using System.IO.Compression;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Packages;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Joining;
using Microsoft.EntityFrameworkCore;
using Person = Autograder.Rubrics.Joining.Person;

namespace Autograder.Api.Manage.Uploads;

/// <summary>A folder of submissions, as the command line takes it, on behalf of the students of a course.</summary>
internal sealed class BatchUploads(PortalDb db, BlobStore blobs, CourseCalendars calendars, PortalOptions options)
{
    /// <summary>A whole course's work at once. What one student handed in, a file of zeros or a name that cannot be, keeps nobody else's out.</summary>
    public static readonly IntakeLimits Limits = new()
    {
        MaxUploadBytes = 400L << 20,
        MaxTotalBytes = 1L << 30,
        MaxEntries = 40_000,
        MaxFileBytes = 50L << 20,
        MaxCentralDirectoryBytes = 16L << 20,
        RatioFloorBytes = 256L << 20,
        IsOfMany = true,
        MaxNotices = 1000,
    };

    /// <summary>Keeps what was uploaded as one archive and returns its name.</summary>
    public async Task<string> KeepAsync(IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        if (files is [var single] && single.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return blobs.Put(await Packages.PackageForm.BytesAsync(single, cancel));
        }

        // names are the browser's: they go through intake like those of any other archive
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                await using var entry = zip.CreateEntry(file.FileName.Replace('\\', '/'), CompressionLevel.Fastest).Open();
                await file.CopyToAsync(entry, cancel);
            }
        }

        return blobs.Put(bytes.ToArray());
    }

    /// <summary>Unpacks a kept archive and says whose work each upload is.</summary>
    /// <param name="received">When uploads arrived that received.csv does not list.</param>
    public async Task<OpenBatch> OpenAsync(CourseAssignment assignment, string archive, DateTimeOffset received, CancellationToken cancel)
    {
        var folder = Path.Combine(options.Work, $"batch-{Path.GetRandomFileName()}");
        var read = SubmissionReader.Read("batch.zip", blobs.Get(archive), Limits, cancel);
        if (read is not IntakeResult.Accepted { Package: var package })
        {
            return new OpenBatch(folder, [], [], read is IntakeResult.Refused refused ? refused.Reasons : [], []);
        }

        PackageArchive.Write(package.Files, folder);
        var rules = await calendars.OpenAsync(assignment, cancel);
        var people = await RosterAsync(assignment, cancel);
        var roster = new Roster([.. people.Keys]);
        var matcher = new RosterMatcher(rules, roster);
        var found = FindUploads(folder, rules, matcher);
        var uploads = found.Uploads.Select(u => u.Recorded ? u : u with { Received = received }).ToList();
        var joined = HandedInReader.Join(rules, SubmissionIds.Assign(uploads, rules.Submission.Names), roster, cancel);
        var matches = matcher.Match(joined.Uploads);
        return new OpenBatch(
            folder,
            [.. matches.Select(m => new BatchEntry(m.Upload.Id, m.Upload.Upload, [.. m.People.Select(p => people[p])], m.Problem, rules.Calendar.Judge(m.Upload.Upload.Received, m.People is [var first, ..] ? first.Id : null)))],
            [.. joined.Texts.Where(t => t.Submission is not null)],
            found.Problems,
            [.. package.Notices.Where(n => n.Kind == NoticeKind.Dropped).Select(n => n.Message)]);
    }

    /// <summary>Looks into a folder that packing put around the whole batch; one that says whose it is is the work of the only student.</summary>
    private static UploadList FindUploads(string folder, Assignment rules, RosterMatcher matcher)
    {
        var found = UploadFinder.Find([folder], rules.Calendar);
        while (found.Uploads is [var only] && Directory.Exists(only.Path) && matcher.Match(SubmissionIds.Assign([only], rules.Submission.Names)) is [{ Problem: not null }])
        {
            found = UploadFinder.Find([only.Path], rules.Calendar);
        }

        return found;
    }

    private async Task<Dictionary<Person, BatchStudent>> RosterAsync(CourseAssignment assignment, CancellationToken cancel)
    {
        var members = await db.Memberships.Where(m => m.CourseId == assignment.CourseId && m.Role == CourseRole.Student)
            .Select(m => new { m.PersonId, m.StudentId, m.Person!.DisplayName }).ToListAsync(cancel); // every membership has a person
        // two people of one name without ids cannot be told apart, so neither is found by it
        return members.GroupBy(m => new Person(m.StudentId ?? "", m.DisplayName)).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => new BatchStudent(g.Single().PersonId, g.Key.Shown));
    }
}
