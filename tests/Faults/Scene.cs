using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Manage;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Autograder.Faults;

/// <summary>A course with one assignment whose work is run and one whose work is only read, and people who hand in.</summary>
internal sealed class Scene
{
    /// <summary>What right work gets when nothing goes wrong.</summary>
    public const decimal Full = 2;

    private const string Code = """
        import numpy as np

        def softmax(Z):
            e = np.exp(Z - Z.max(axis=0, keepdims=True))
            return e / e.sum(axis=0, keepdims=True)

        """;

    private static int _made;
    private readonly Lab _lab;
    private readonly Course _course;

    private Scene(Lab lab, Course course) => (_lab, _course) = (lab, course);

    public required CourseAssignment Functions { get; init; }

    public required CourseAssignment Paper { get; init; }

    public static async Task<Scene> MakeAsync(Lab lab)
    {
        var course = await lab.InDbAsync(async db =>
        {
            var made = new Course { Slug = Unique("course"), Title = "Faults", Term = "Winter", TimeZone = "Europe/Ljubljana", CreatedAt = DateTimeOffset.UnixEpoch };
            db.Courses.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        var packages = Path.Combine(Repository.Root, "tests", "Faults", "packages");
        return new Scene(lab, course)
        {
            Functions = await AssignAsync(lab, course, Path.Combine(packages, "small-functions")),
            Paper = await AssignAsync(lab, course, Path.Combine(packages, "small-paper")),
        };
    }

    /// <summary>Another assignment of the course.</summary>
    public Task<CourseAssignment> AssignAsync(string folder) => AssignAsync(_lab, _course, folder);

    /// <summary>The same in a lab over a copy of the data.</summary>
    public Scene In(Lab lab) => new(lab, _course) { Functions = Functions, Paper = Paper };

    /// <summary>Grades once, so that what machines prepare only the first time is there.</summary>
    public async Task PrepareMachineAsync()
    {
        await using var worker = _lab.StartOtherWorker();
        await ShouldBeGradedOnceAsync(await HandInCodeAsync());
    }

    public Task<Person> AddStudentAsync() => _lab.InDbAsync(async db =>
    {
        var name = $"{Unique("student")}@example.org";
        var person = new Person { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name, NormalizedEmail = name.ToUpperInvariant(), DisplayName = name, Language = "en", SecurityStamp = name, CreatedAt = DateTimeOffset.UnixEpoch };
        db.Users.Add(person);
        await db.SaveChangesAsync();
        db.Memberships.Add(new Membership { CourseId = _course.Id, PersonId = person.Id, Role = CourseRole.Student, JoinedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return person;
    });

    /// <summary>Right work, new each time, so that nothing of an earlier run is used again.</summary>
    /// <param name="seconds">How long its box sleeps before anything is called; up to 19. Only definitions are run, so a class sleeps.</param>
    public Task<long> HandInCodeAsync(int seconds = 0, Person? student = null, CourseAssignment? assignment = null) =>
        HandInAsync(assignment ?? Functions, string.Create(CultureInfo.InvariantCulture, $"class Sleep:\n    import time\n    time.sleep({seconds})\n\n{Code}# {Unique("work")}\n"), "work.py", student);

    /// <summary>Work that never answers.</summary>
    public Task<long> HandInEndlessAsync(CourseAssignment assignment) =>
        HandInAsync(assignment, $"import time\n\ndef softmax(Z):\n    time.sleep(3600)\n# {Unique("work")}\n", "work.py", student: null);

    public Task<long> HandInPaperAsync() => HandInAsync(Paper, $"number: 0.06\n# {Unique("work")}\n", "answers.yaml", null);

    public async Task<long> HandInAsync(CourseAssignment assignment, string content, string name, Person? student, string? key = null)
    {
        var person = student ?? await AddStudentAsync();
        var outcome = await _lab.InScopeAsync(async services =>
        {
            var file = Path.Combine(_lab.Folder, Unique("upload"));
            await File.WriteAllTextAsync(file, content, Encoding.UTF8);
            return await services.GetRequiredService<SubmissionDesk>().TakeAsync(
                new HandIn
                {
                    Assignment = await services.GetRequiredService<PortalDb>().Assignments.AsNoTracking().SingleAsync(a => a.Id == assignment.Id),
                    SubmittedBy = new Viewer(person.Id, person.DisplayName, false, "en", null, Shortcuts: true),
                    Team = await services.GetRequiredService<Teams>().OfAsync(assignment.Id, person.Id, CancellationToken.None),
                    Files = [new HandedInFile(name, file)],
                    SubmitKey = key ?? Unique("key"),
                    ReceivedAt = DateTimeOffset.UnixEpoch.AddYears(56),
                    Origin = SubmissionOrigin.Portal,
                    Priority = JobPriority.Interactive,
                },
                CancellationToken.None);
        });
        return outcome switch
        {
            HandInOutcome.Taken(var taken) => taken.Id,
            HandInOutcome.Again(var before) => before.Id,
            _ => throw new InvalidOperationException($"It was not taken: {outcome}"),
        };
    }

    public Task<Submission> FindAsync(long submission) => _lab.InDbAsync(db => db.Submissions.AsNoTracking().Include(s => s.Grade).SingleAsync(s => s.Id == submission));

    public Task<Job> JobAsync(long submission) => _lab.InDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.SubmissionId == submission));

    public Task UntilAsync(long submission, Func<Submission, bool> met, string what) => Until.TrueAsync(async () => met(await FindAsync(submission)), what);

    /// <summary>Waits for the grade, and demands that it is the only one, with the marks of an undisturbed run.</summary>
    public async Task ShouldBeGradedOnceAsync(long submission, decimal total = Full)
    {
        await UntilAsync(submission, s => s.State is SubmissionState.Graded or SubmissionState.Parked, $"submission {submission} is graded");
        var done = await FindAsync(submission);
        (done.State, done.Fault, done.Grade?.Total, done.Counts).ShouldBe((SubmissionState.Graded, null, total, true));
        (await _lab.InDbAsync(db => db.Grades.CountAsync(g => g.SubmissionId == submission))).ShouldBe(1);
        (await JobAsync(submission)).State.ShouldBe(JobState.Done);
    }

    /// <summary>Lets a minute without a heartbeat have passed.</summary>
    public Task ExpireLeasesAsync() => _lab.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set leased_until = now() - interval '1 second' where state = 'Leased'"));

    /// <summary>Lets the pause before another try have passed.</summary>
    public Task EndPausesAsync() => _lab.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set ready_at = now() where state = 'Queued'"));

    /// <summary>Which of a student's attempts counts.</summary>
    public Task<List<long>> CountingAsync(CourseAssignment assignment, Person student) =>
        _lab.InDbAsync(db => db.Counting(assignment.Id).Where(s => s.SubmittedById == student.Id).Select(s => s.Id).ToListAsync());

    public static string Unique(string word) => $"{word}-{Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture)}";

    private static Task<CourseAssignment> AssignAsync(Lab lab, Course course, string folder) => lab.InScopeAsync(async services =>
    {
        var uploaded = PackageUpload.ReadFolder(folder, lab.Options.Work, CancellationToken.None);
        var read = uploaded.Assignment ?? throw new InvalidOperationException(string.Join('\n', uploaded.Problems));
        var db = services.GetRequiredService<PortalDb>();
        var assignment = new CourseAssignment { CourseId = course.Id, Slug = read.Slug, Title = read.Title, OpensAt = DateTimeOffset.UnixEpoch, CreatedAt = DateTimeOffset.UnixEpoch };
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
            UploadedAt = DateTimeOffset.UnixEpoch,
        };
        db.PackageVersions.Add(version);
        await db.SaveChangesAsync();
        assignment.PackageVersionId = version.Id;
        await db.SaveChangesAsync();
        return assignment;
    });
}
