using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Api.Tests.Marking;

/// <summary>A course with a paper of which two questions wait for markers, and students who have handed it in.</summary>
internal sealed class MarkingScene
{
    public const string Package = """
        format: 1
        slug: paper
        version: 1.0.0
        title: A paper
        course: Testing
        submission: { files: [ { role: answers, pattern: "*.yaml", required: true } ] }
        items:
          - { id: "1", title: Sum, asked: "1 + 1?", marks: 1, kind: number, key: 2 }
          - id: "2"
            title: Overfitting
            asked: "What is overfitting?"
            marks: 2
            kind: text
            criteria:
              - { text: Training error is low, marks: 1, facts: [[training]] }
              - { text: Test error is high, marks: 1, facts: [[test]] }
          - id: "3"
            title: Dropout
            asked: "Why does dropout help when $p = 0.5$?"
            marks: 3
            kind: text
            criteria:
              - { text: Names co-adaptation, marks: 3, facts: [[adapt]] }
        """;

    private readonly PortalFactory _portal;
    private readonly string _name = PortalSeeds.Unique("scene");

    private MarkingScene(PortalFactory portal) => _portal = portal;

    public long CourseId { get; private set; }
    public long AssignmentId { get; private set; }
    public long VersionId { get; private set; }

    public string Url => $"/courses/{_name}/paper/marking";

    /// <summary>With that many students, each of whom has handed in.</summary>
    public static async Task<MarkingScene> MakeAsync(PortalFactory portal, int students = 1, bool anonymous = false)
    {
        var scene = new MarkingScene(portal);
        await portal.InDbAsync(db => scene.MakeCourseAsync(db, anonymous));
        for (var i = 1; i <= students; i++)
        {
            scene.Sheets.Add(await scene.HandInAsync($"Secretname{i} {scene._name}"));
        }

        return scene;
    }

    /// <summary>Submissions in the order in which they were made.</summary>
    public List<long> Sheets { get; } = [];

    public string SheetUrl(int sheet, string item = "2") => $"{Url}/{item}/{Sheets[sheet]}";

    /// <summary>A new member of the course, signed in.</summary>
    public async Task<Member> JoinAsync(CourseRole role, string name)
    {
        var person = await AddPersonAsync(name, role);
        return new Member(person.Id, await _portal.SignInAsync(person));
    }

    public async Task<long> HandInAsync(string student, long? author = null)
    {
        var id = author ?? (await AddPersonAsync(student, CourseRole.Student)).Id;
        var blobs = _portal.Services.GetRequiredService<BlobStore>();
        var answers = blobs.Put(Encoding.UTF8.GetBytes($"answers: {{ \"1\": 2, \"2\": \"Low training error, high test error, by number {id}\", \"3\": \"Units adapt less\" }}"));
        var submission = await _portal.InDbAsync(async db =>
        {
            var team = new Team { AssignmentId = AssignmentId, CreatedAt = _portal.Time.GetUtcNow(), Members = [new TeamMember { AssignmentId = AssignmentId, PersonId = id, AcceptedAt = _portal.Time.GetUtcNow() }] };
            db.Add(team);
            await db.SaveChangesAsync();
            var made = Submission(student, id, team.Id, answers);
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        await _portal.InScopeAsync(services => services.GetRequiredService<Rejudging>().ApplyAsync(submission, GradeCause.Graded, null, null, CancellationToken.None));
        return submission;
    }

    public Task<Grade> GradeAsync(int sheet) => GradeAsync(Sheets[sheet]);

    public async Task<Grade> GradeAsync(long submission) =>
        GradeShelf.Read(await _portal.InDbAsync(db => db.Submissions.Where(s => s.Id == submission).Select(s => s.Grade).SingleAsync()) ?? throw new InvalidOperationException("It has no grade."));

    public static string ValueIn(string page, string field) =>
        Regex.Match(page, $"name=\"{Regex.Escape(field)}\" value=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"The page has no field {field}.");

    private async Task<long> MakeCourseAsync(PortalDb db, bool anonymous)
    {
        var now = _portal.Time.GetUtcNow();
        var course = new Course { Slug = _name, Title = "Testing", Term = "2026", TimeZone = "UTC", AnonymousMarking = anonymous, CreatedAt = now };
        var assignment = new CourseAssignment { Course = course, Slug = "paper", Title = "A paper", OpensAt = now, Release = ReleaseRule.Immediately, Position = 1, CreatedAt = now };
        db.Add(assignment);
        await db.SaveChangesAsync();
        (CourseId, AssignmentId) = (course.Id, assignment.Id);
        var version = new PackageVersion
        {
            AssignmentId = assignment.Id, Number = 1, Version = "1.0.0", Sha256 = new string('0', 64), ArchiveBlob = _portal.Services.GetRequiredService<BlobStore>().Put(Archive()), Maximum = 6, UploadedAt = now,
        };
        db.Add(version);
        await db.SaveChangesAsync();
        assignment.PackageVersionId = VersionId = version.Id;
        return await db.SaveChangesAsync();
    }

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("assignment.yaml").Open();
            entry.Write(Encoding.UTF8.GetBytes(Package));
        }

        return bytes.ToArray();
    }

    private async Task<Person> AddPersonAsync(string name, CourseRole role)
    {
        var person = await _portal.AddPersonAsync(name);
        await _portal.InDbAsync(db =>
        {
            db.Add(new Membership { CourseId = CourseId, PersonId = person.Id, Role = role, JoinedAt = _portal.Time.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        return person;
    }

    private Submission Submission(string student, long author, long team, string answers)
    {
        var now = _portal.Time.GetUtcNow();
        var source = $"{student.Replace(' ', '_')}.zip";
        var record = new SubmissionRecord
        {
            Stamp = new SubmissionStamp($"s{team}", [$"{student} (p{author})"], source, answers, now),
            Files = [new StoredFile($"{student.Replace(' ', '_')}.yaml", answers)],
            Notices = [],
        };
        return new Submission
        {
            AssignmentId = AssignmentId, TeamId = team, Number = 1, Origin = SubmissionOrigin.Portal, SubmittedById = author, ReceivedAt = now, Source = source, Sha256 = answers,
            UploadBlob = answers, UploadBytes = 1, SubmitKey = $"key{team}", State = SubmissionState.Graded, Counts = true, Record = Encoding.UTF8.GetString(record.ToJson()),
            Authors = [new SubmissionAuthor { PersonId = author, Position = 0 }],
        };
    }
}
