using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Api.Manage.Regrading;
using Autograder.Api.Manage.Uploads;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Autograder.Api.Tests.Security;

/// <summary>A course with a bit of everything in it. Whatever is private in it has the same word in it, which nobody from outside may ever read.</summary>
internal sealed partial class CrossedWorld
{
    private readonly Dictionary<string, string> _values;
    private readonly CrossedPictures _pictures;

    private CrossedWorld(TaughtCourse taught, Dictionary<string, string> values, CrossedPictures pictures, string secret) => (Taught, _values, _pictures, Secret) = (taught, values, pictures, secret);

    public TaughtCourse Taught { get; }

    /// <summary>Stands in names, reasons, file names and remarks of this course.</summary>
    public string Secret { get; }

    /// <summary>Wrote what there is.</summary>
    public Person Author => Taught.Students[0];

    /// <summary>A student of the same course, who wrote nothing of it.</summary>
    public Person Neighbour => Taught.Students[1];

    public string this[string name] => _values[name];

    public static async Task<CrossedWorld> MakeAsync(PortalFactory portal)
    {
        var secret = PortalSeeds.Unique("Zanzibar") + "z"; // none is the beginning of another
        var taught = await TaughtCourse.MakeAsync(portal, CrossedPictures.Package(secret), $"{secret} Author", "Nina Neighbour", $"{secret} Waiting", $"{secret} Asking", $"{secret} Asked");
        var pictures = await CrossedPictures.MakeAsync(portal, taught.Quiz, taught.Students[0], secret);
        var waiting = await portal.HandedInAsync(taught.Quiz, taught.Students[2], Quiz.Answers(3, 5));
        var now = portal.Time.GetUtcNow();
        await portal.TokenAsync(taught.Students[0].Id);
        var archive = portal.Put(Quiz.Pack(("Q_63210002_Nina/answers.yaml", Quiz.Answers(1, 2))));
        var values = await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var assignment = await db.Assignments.Include(a => a.Course).Include(a => a.PackageVersion).SingleAsync(a => a.Id == taught.Quiz.Id);
            assignment.Release = ReleaseRule.Immediately;
            var extension = db.Extensions.Add(new Extension { AssignmentId = assignment.Id, PersonId = taught.Students[0].Id, DueLocal = now.DateTime.AddDays(30), Reason = $"ill, {secret}", GrantedAt = now }).Entity;
            var invitation = db.Invitations.Add(new Invitation
            {
                Email = $"{secret}@example.org", DisplayName = $"{secret} Invited", TokenHash = PortalSeeds.Unique("hash"), ExpiresAt = now.AddDays(7),
                Memberships = [new InvitedMembership { CourseId = assignment.CourseId, Role = CourseRole.Student }],
            }).Entity;
            db.RegradeRequests.Add(new RegradeRequest { SubmissionId = pictures.Submission, Item = "second", Reason = $"Please look again, {secret}.", AskedById = taught.Students[0].Id, AskedAt = now });
            var line = db.RubricLines.Add(new RubricLine { AssignmentId = assignment.Id, Item = "first", Text = $"Sign error {secret}", Marks = -0.5m, Position = 1 }).Entity;
            var comment = db.SavedComments.Add(new SavedComment { AssignmentId = assignment.Id, Item = "first", Text = $"See page 4, {secret}", AuthorId = taught.Marker.Id }).Entity;
            var team = db.Teams.Add(new Team
            {
                AssignmentId = assignment.Id, CreatedAt = now,
                Members = [new TeamMember { AssignmentId = assignment.Id, PersonId = taught.Students[3].Id, AcceptedAt = now }, new TeamMember { AssignmentId = assignment.Id, PersonId = taught.Students[4].Id }],
            }).Entity;
            var session = db.Sessions.Add(new Session { PersonId = taught.Students[0].Id, Stamp = taught.Students[0].SecurityStamp ?? "", Device = secret, StartedAt = now, SeenAt = now }).Entity;
            await db.SaveChangesAsync();
            var regrade = await services.GetRequiredService<RegradeDesk>().StartAsync(assignment, assignment.PackageVersion.ShouldNotBeNull(), $"a mistake {secret}", TaughtCourse.As(taught.Instructor), CancellationToken.None);
            var ticket = new BatchTicket(assignment.Id, taught.Instructor.Id, archive, now).Seal(services.GetRequiredService<IDataProtectionProvider>());
            return new Dictionary<string, string>
            {
                ["course"] = taught.Course.Slug,
                ["assignment"] = assignment.Slug,
                ["item"] = "first",
                ["submissionId"] = Text(pictures.Submission),
                ["submissions id"] = Text(pictures.Submission),
                ["waiting"] = Text(waiting.Id),
                ["regrade id"] = Text(regrade.Id),
                ["regrades id"] = Text(regrade.Id),
                ["people id"] = Text(taught.Students[0].Id),
                ["tokens id"] = Text(await db.ApiTokens.Where(t => t.PersonId == taught.Students[0].Id).Select(t => t.Id).SingleAsync()),
                ["sessions id"] = Text(session.Id),
                ["comments id"] = Text(comment.Id),
                ["person"] = Text(taught.Students[0].Id),
                ["asked"] = Text(taught.Students[4].Id),
                ["team"] = Text(team.Id),
                ["line"] = Text(line.Id),
                ["extension"] = Text(extension.Id),
                ["invitation"] = Text(invitation.Id),
                ["job"] = Text(await db.Jobs.Where(j => j.SubmissionId == waiting.Id).Select(j => j.Id).SingleAsync()),
                ["ticket"] = ticket,
                ["neighbour"] = taught.Students[1].Email ?? "",
                ["token"] = "no-such-token-anywhere",
                ["number"] = "1",
                ["sha"] = pictures.Drawn,
                ["page"] = pictures.Page,
                ["path"] = CrossedPictures.OfHandout,
                ["file"] = Text(pictures.Notebook),
                ["cell"] = "2",
                ["output"] = "1",
                ["status"] = "404",
                ["documentName"] = "v1",
            };
        });
        return new CrossedWorld(taught, values, pictures, secret);
    }

    /// <summary>The path with values of this course in place of its parameters.</summary>
    /// <param name="within">Whose course and assignment it names instead: everything else stays of this one.</param>
    public string Fill(string path, CrossedWorld? within = null) => Parameter().Replace(path, match =>
    {
        var name = match.Groups["name"].Value;
        var folder = path[..match.Index].TrimEnd('/').Split('/')[^1];
        var from = name is "course" or "assignment" ? within ?? this : this;
        return from._values.TryGetValue(name == "id" ? $"{folder} id" : name, out var value) ? value : throw new InvalidOperationException($"{path} has a parameter that this test does not know: {name}");
    });

    /// <summary>Whether something private of this course can be read, or seen, in it.</summary>
    public bool IsToldBy(CrossedAnswer answer) => answer.Text.Contains(Secret, StringComparison.Ordinal) || _pictures.Has(answer.Bytes);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
