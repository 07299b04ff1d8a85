using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Tests.Assignments;

/// <summary>Assignments from packages of the repository, and work of students, made directly in the database.</summary>
internal static partial class StudentSeeds
{
    public static Task<CourseAssignment> AddAssignmentAsync(
        this PortalFactory portal, Course course, string package = "digits-mlp", int? attempts = null, ReleaseRule release = ReleaseRule.Immediately, DateTime? due = null, TimeSpan? opensIn = null) => portal.InDbAsync(async db =>
    {
        var folder = Path.Combine(Repository.Root, "assignments", package);
        var loaded = AssignmentLoader.Load(folder).Assignment ?? throw new InvalidOperationException($"{package} cannot be read.");
        var assignment = new CourseAssignment
        {
            CourseId = course.Id, Slug = loaded.Slug, Title = loaded.Title, OpensAt = portal.Time.GetUtcNow() + (opensIn ?? TimeSpan.FromDays(-1)),
            DueLocal = due, AttemptLimit = attempts, Release = release, CreatedAt = portal.Time.GetUtcNow(),
        };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync();
        var version = new PackageVersion
        {
            AssignmentId = assignment.Id, Number = 1, Version = loaded.Version, Sha256 = loaded.Sha256, ArchiveBlob = portal.Put(Packed(folder)),
            Maximum = loaded.Maximum.Value, UploadedAt = portal.Time.GetUtcNow(), Check = CheckState.Passed,
        };
        db.PackageVersions.Add(version);
        await db.SaveChangesAsync();
        assignment.PackageVersionId = version.Id;
        await db.SaveChangesAsync();
        return assignment;
    });

    /// <summary>An attempt as it lies in the database, with a grade where one is given.</summary>
    public static Task<Submission> AddSubmissionAsync(
        this PortalFactory portal, CourseAssignment assignment, Person student, Grade? grade = null, SubmissionState state = SubmissionState.Graded, params string[] refused) => portal.InDbAsync(async db =>
    {
        var now = portal.Time.GetUtcNow();
        var team = await db.Teams.FirstOrDefaultAsync(t => t.AssignmentId == assignment.Id && t.Members.Any(m => m.PersonId == student.Id && m.AcceptedAt != null))
            ?? db.Teams.Add(new Team { AssignmentId = assignment.Id, CreatedAt = now, Members = [new TeamMember { AssignmentId = assignment.Id, PersonId = student.Id, AcceptedAt = now }] }).Entity;
        await db.SaveChangesAsync();
        var code = portal.Put("print('hello')\n"u8);
        var stamp = new SubmissionStamp("s", [student.DisplayName], "work <b>1</b>.zip", code, now);
        var record = new SubmissionRecord { Stamp = stamp, Files = refused.Length > 0 ? [] : [new StoredFile("src/<img src=x>.py", code)], Notices = [], Refused = refused };
        var submission = new Submission
        {
            AssignmentId = assignment.Id, TeamId = team.Id, Number = await db.Submissions.CountAsync(s => s.TeamId == team.Id) + 1, Origin = SubmissionOrigin.Portal, SubmittedById = student.Id,
            ReceivedAt = now, Source = stamp.Source, Sha256 = code, UploadBlob = code, UploadBytes = 15, SubmitKey = PortalSeeds.Unique("key"), State = state,
            Counts = state is SubmissionState.Graded or SubmissionState.Queued or SubmissionState.Running or SubmissionState.Superseded,
            Record = Encoding.UTF8.GetString(record.ToJson()), Authors = [new SubmissionAuthor { PersonId = student.Id, Position = 0 }],
        };
        db.Submissions.Add(submission);
        await db.SaveChangesAsync();
        if (grade is not null)
        {
            var waiting = grade.Items.Where(i => i.State == ItemState.WaitsForMarker).Select(i => i.Id).ToArray();
            var stored = new StoredGrade
            {
                SubmissionId = submission.Id, PackageVersionId = assignment.PackageVersionId ?? 0, Content = GradeJson.Write(grade), Total = grade.Total.Value, Maximum = grade.Maximum.Value,
                Status = grade.Status.ToString(), Waiting = waiting.Length, WaitingItems = waiting, Cause = GradeCause.Graded, MadeAt = now,
            };
            db.Grades.Add(stored);
            await db.SaveChangesAsync();
            submission.GradeId = stored.Id;
            await db.SaveChangesAsync();
        }

        return submission;
    });

    public static string Put(this PortalFactory portal, ReadOnlySpan<byte> content) => new BlobStore(portal.Options.Blobs).Put(content);

    public static string UrlOf(Course course, CourseAssignment assignment) => $"/courses/{course.Slug}/{assignment.Slug}";

    /// <summary>Sends the hand-in form of a page as a browser does: hidden fields first, then files.</summary>
    public static async Task<PageAnswer> UploadAsync(this PortalBrowser browser, PageAnswer page, string path, IEnumerable<(string Name, string Value)> fields, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Hidden(page.Html).Concat(fields))
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "\"files\"", $"\"{name}\"");
        }

        using var response = await browser.Client.PostAsync(path, form);
        return new PageAnswer(response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response.Headers.Location?.OriginalString, response);
    }

    public static IEnumerable<(string Name, string Value)> Hidden(string html) =>
    [
        ("__RequestVerificationToken", Token().Match(html).Groups[1].Value),
        ("SubmitKey", Key().Match(html).Groups[1].Value),
    ];

    private static byte[] Packed(string folder)
    {
        using var bytes = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"SubmitKey\" value=\"([^\"]+)\"")]
    private static partial Regex Key();
}
