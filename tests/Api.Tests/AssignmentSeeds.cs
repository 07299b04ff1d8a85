using System.Text;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests;

/// <summary>Assignments with real packages, and work handed in for them.</summary>
internal static class AssignmentSeeds
{
    /// <summary>One typed number (1 mark, the answer is 0.1 · 0.95^10 or so); nothing is run, so no Docker is needed. Due on 15 November 2026 at 23:59 in Ljubljana, half for two days more.</summary>
    public const string Paper = """
        format: 1
        slug: SLUG
        version: 1.0.0
        title: A small paper
        course: Testing
        time_zone: Europe/Ljubljana
        due: 2026-11-15T23:59
        late:
          - { up_to: 48h, keep: 0.5 }
        submission:
          files:
            - { role: answers, pattern: "answers.yaml", required: true }
          group: { max: 3 }
        items:
          - id: number
            title: Rate
            asked: What is the rate?
            kind: number
            marks: 1
            key: { calculator: schedule_eval, result: RESULT, givens: GIVENS }
            tolerance: { absolute: 0.001 }
        """;

    /// <summary>An open assignment with the package of that text; give another text for another package.</summary>
    public static async Task<CourseAssignment> AddPaperAsync(this PortalFactory portal, Course course, string yaml = Paper, int? attempts = null)
    {
        using var package = new TestPackage(yaml, PortalSeeds.Unique("paper"));
        return await portal.AddPackagedAssignmentAsync(course, package.Folder, attempts);
    }

    /// <summary>The same with the package in that folder.</summary>
    public static Task<CourseAssignment> AddPackagedAssignmentAsync(this PortalFactory portal, Course course, string folder, int? attempts = null) => portal.InScopeAsync(async services =>
    {
        var uploaded = PackageUpload.ReadFolder(folder, portal.Options.Work, CancellationToken.None);
        var read = uploaded.Assignment ?? throw new InvalidOperationException(string.Join('\n', uploaded.Problems));
        var db = services.GetRequiredService<PortalDb>();
        var now = portal.Time.GetUtcNow();
        var assignment = new CourseAssignment { CourseId = course.Id, Slug = read.Slug, Title = read.Title, OpensAt = now.AddDays(-1), AttemptLimit = attempts, CreatedAt = now };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync();
        var version = new PackageVersion
        {
            AssignmentId = assignment.Id,
            Number = 1,
            Version = read.Version,
            Sha256 = read.Sha256,
            ArchiveBlob = services.GetRequiredService<BlobStore>().Put(uploaded.Archive.Span),
            Maximum = read.Maximum.Value,
            NeedsBoxes = read.NeedsBoxes,
            UploadedAt = now,
        };
        db.PackageVersions.Add(version);
        await db.SaveChangesAsync();
        assignment.PackageVersionId = version.Id;
        await db.SaveChangesAsync();
        return assignment;
    });

    public static Viewer Viewer(this Person person) => new(person.Id, person.DisplayName, person.IsAdmin, "en", null, Shortcuts: true);

    /// <summary>Hands in one file for the person's team through the desk, now on the portal's clock.</summary>
    public static Task<HandInOutcome> HandInAsync(
        this PortalFactory portal, CourseAssignment assignment, Person person, string content = "number: 0.1\n", string? key = null, string name = "answers.yaml", JobPriority priority = JobPriority.Interactive) =>
        portal.HandInAsync(assignment, person, Encoding.UTF8.GetBytes(content), key, name, priority);

    public static Task<HandInOutcome> HandInAsync(
        this PortalFactory portal, CourseAssignment assignment, Person person, byte[] content, string? key = null, string name = "answers.yaml", JobPriority priority = JobPriority.Interactive) =>
        portal.InScopeAsync(async services =>
        {
            var file = Path.Combine(portal.Options.Work, Path.GetRandomFileName());
            await File.WriteAllBytesAsync(file, content);
            var team = await services.GetRequiredService<Teams>().OfAsync(assignment.Id, person.Id, CancellationToken.None);
            return await services.GetRequiredService<SubmissionDesk>().TakeAsync(
                new HandIn
                {
                    Assignment = await services.GetRequiredService<PortalDb>().Assignments.AsNoTracking().SingleAsync(a => a.Id == assignment.Id),
                    SubmittedBy = person.Viewer(),
                    Team = team,
                    Files = [new HandedInFile(name, file)],
                    SubmitKey = key ?? Path.GetRandomFileName(),
                    ReceivedAt = portal.Time.GetUtcNow(),
                    Origin = SubmissionOrigin.Portal,
                    Priority = priority,
                },
                CancellationToken.None);
        });

    public static async Task<Submission> HandedInAsync(this PortalFactory portal, CourseAssignment assignment, Person person, string content = "number: 0.1\n", JobPriority priority = JobPriority.Interactive) =>
        await portal.HandInAsync(assignment, person, content, priority: priority) is HandInOutcome.Taken { Submission: var submission } ? submission : throw new InvalidOperationException("It was not taken.");

    /// <summary>The submission as it is now, with the grade that counts.</summary>
    public static Task<Submission> FindAsync(this PortalFactory portal, long submissionId) =>
        portal.InDbAsync(db => db.Submissions.AsNoTracking().Include(s => s.Grade).SingleAsync(s => s.Id == submissionId));

    public static Task<Job> JobOfAsync(this PortalFactory portal, long submissionId) =>
        portal.InDbAsync(db => db.Jobs.AsNoTracking().OrderByDescending(j => j.Id).FirstAsync(j => j.SubmissionId == submissionId));
}
