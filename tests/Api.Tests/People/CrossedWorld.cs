using System.Globalization;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Rest;
using Autograder.Reports.Tests.Samples;

namespace Autograder.Api.Tests.People;

/// <summary>A course with a bit of everything in it, its people, and people of another course.</summary>
internal sealed partial class CrossedWorld
{
    private readonly Dictionary<string, string> _values;

    private CrossedWorld(Dictionary<string, string> values) => _values = values;

    public required Visitor Instructor { get; init; }

    public required Visitor Marker { get; init; }

    /// <summary>A student of the same course, who wrote nothing of it.</summary>
    public required Visitor Neighbour { get; init; }

    /// <summary>Instructor, marker and student of another course.</summary>
    public required IReadOnlyList<Visitor> Outsiders { get; init; }

    public static async Task<CrossedWorld> MakeAsync(PortalFactory portal)
    {
        var roles = new[] { CourseRole.Instructor, CourseRole.Marker, CourseRole.Student, CourseRole.Student };
        var people = new List<Person>();
        var others = new List<Person>();
        foreach (var _ in roles)
        {
            people.Add(await portal.AddPersonAsync());
            others.Add(await portal.AddPersonAsync());
        }

        var course = await portal.AddCourseAsync([.. people.Zip(roles)]);
        await portal.AddCourseAsync([.. others.Zip(roles)]);
        var assignment = await portal.AddAssignmentAsync(course);
        var (student, now) = (people[2], portal.Time.GetUtcNow());
        var grade = SampleGrades.Provisional();
        var submission = await portal.AddSubmissionAsync(assignment, student, grade);
        var item = grade.Items[0].Id;
        var values = await portal.InDbAsync(async db =>
        {
            var extension = db.Extensions.Add(new Extension { AssignmentId = assignment.Id, PersonId = student.Id, DueLocal = now.DateTime.AddDays(30), Reason = "ill", GrantedAt = now }).Entity;
            var regrade = db.Regrades.Add(new Regrade { AssignmentId = assignment.Id, PackageVersionId = assignment.PackageVersionId ?? 0, Reason = "a mistake", MadeById = people[0].Id, MadeAt = now, Changes = "[]" }).Entity;
            var invitation = db.Invitations.Add(new Invitation
            {
                Email = $"{PortalSeeds.Unique("invited")}@example.org", DisplayName = "Invited", TokenHash = PortalSeeds.Unique("hash"), ExpiresAt = now.AddDays(7),
                Memberships = [new InvitedMembership { CourseId = course.Id, Role = CourseRole.Student }],
            }).Entity;
            db.RegradeRequests.Add(new RegradeRequest { SubmissionId = submission.Id, Item = item, Reason = "Please look again.", AskedById = student.Id, AskedAt = now });
            db.RubricLines.Add(new RubricLine { AssignmentId = assignment.Id, Item = item, Text = "Sign error", Marks = -0.5m, Position = 1 });
            await db.SaveChangesAsync();
            return new Dictionary<string, string>
            {
                ["course"] = course.Slug,
                ["assignment"] = assignment.Slug,
                ["item"] = item,
                ["submissionId"] = Text(submission.Id),
                ["submissions id"] = Text(submission.Id),
                ["regrade id"] = Text(regrade.Id),
                ["regrades id"] = Text(regrade.Id),
                ["people id"] = Text(student.Id),
                ["comments id"] = "1",
                ["person"] = Text(student.Id),
                ["extension"] = Text(extension.Id),
                ["invitation"] = Text(invitation.Id),
                ["number"] = "1",
                ["job"] = "1",
                ["sha"] = new string('a', 64),
                ["path"] = "picture.png",
                ["ticket"] = "0",
                ["file"] = "0",
                ["cell"] = "0",
                ["output"] = "0",
            };
        });
        return new CrossedWorld(values)
        {
            Instructor = await Visitor.OfAsync(portal, people[0], "instructor"),
            Marker = await Visitor.OfAsync(portal, people[1], "marker"),
            Neighbour = await Visitor.OfAsync(portal, people[3], "student"),
            Outsiders = [await Visitor.OfAsync(portal, others[0], "instructor"), await Visitor.OfAsync(portal, others[1], "marker"), await Visitor.OfAsync(portal, others[2], "student")],
        };
    }

    /// <summary>The path with values of the course in place of its parameters.</summary>
    public string Fill(string path) => Parameter().Replace(path, match =>
    {
        var name = match.Groups["name"].Value;
        var folder = path[..match.Index].TrimEnd('/').Split('/')[^1];
        return _values.TryGetValue(name == "id" ? $"{folder} id" : name, out var value) ? value : throw new InvalidOperationException($"{path} has a parameter that this test does not know: {name}");
    });

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>Somebody signed in on pages, and a program of theirs.</summary>
    internal sealed record Visitor(string Name, PortalBrowser Browser, HttpClient Program)
    {
        public static async Task<Visitor> OfAsync(PortalFactory portal, Person person, string name)
        {
            var visitor = new Visitor(name, await portal.SignInAsync(person), portal.Program(await portal.TokenAsync(person.Id)));
            using var used = await visitor.Program.GetAsync("/api/v1/me"); // its first use is written down
            return visitor;
        }
    }
}
