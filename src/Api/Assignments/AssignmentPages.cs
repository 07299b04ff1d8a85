using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Results;
using Autograder.Rubrics.Answers.Forms;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Assignments;

/// <summary>Gathers what the page of an assignment shows.</summary>
internal sealed class AssignmentPages(PortalDb db, Handouts handouts, TimeProvider time)
{
    private const int MostAttempts = 100;

    public async Task<AssignmentPage> BuildAsync(OpenedAssignment opened, Viewer viewer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var teams = await TeamsAsync(opened, viewer, cancel);
        var own = teams.SingleOrDefault(t => t.HasJoined);
        var attempts = await AttemptsAsync(opened, viewer, cancel);
        var drafted = opened.AnswersFile is null ? null
            : await db.AnswerDrafts.Where(d => d.AssignmentId == opened.Assignment.Id && d.PersonId == viewer.Id).Select(d => (DateTimeOffset?)d.SavedAt).SingleOrDefaultAsync(cancel);
        return new AssignmentPage
        {
            Opened = opened,
            Handout = await handouts.OfAsync(opened, cancel),
            Deadline = Deadline.Of(opened.Package.Calendar, opened.StudentKey, now),
            HasStarter = StarterArchive.Exists(opened.Package.Folder),
            HasForm = opened.AnswersFile is not null && !AnswerForm.Of(opened.Package).IsEmpty,
            Draft = drafted,
            AttemptsUsed = own?.Attempts ?? 0,
            IsReleased = ReleaseState.IsReleased(opened.Assignment, opened.Package, now),
            Group = opened.Package.Submission.MaxGroup > 1 && opened.Member is { Role: CourseRole.Student } ? GroupOf(opened, viewer, teams, own) : null,
            Attempts = attempts,
            SubmitKey = SubmitKeys.New(),
        };
    }

    private static GroupView GroupOf(OpenedAssignment opened, Viewer viewer, List<TeamRow> teams, TeamRow? own)
    {
        var people = own?.People.Where(p => p.Id != viewer.Id).ToList() ?? [];
        return new GroupView(
            opened.Package.Submission.MaxGroup,
            [.. people.Where(p => p.HasJoined).Select(p => new GroupPerson(p.Id, p.Name))],
            [.. people.Where(p => !p.HasJoined).Select(p => new GroupPerson(p.Id, p.Name))],
            [.. teams.Where(t => !t.HasJoined && t.Attempts == 0).Select(t => new GroupInvitation(t.Id, string.Join(", ", t.People.Where(p => p.HasJoined).Select(p => p.Name))))],
            own?.Attempts > 0);
    }

    private async Task<List<TeamRow>> TeamsAsync(OpenedAssignment opened, Viewer viewer, CancellationToken cancel) =>
        await db.TeamMembers.Where(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id)
            .OrderBy(m => m.TeamId)
            .Select(m => new TeamRow(
                m.TeamId,
                m.AcceptedAt != null,
                m.Team!.Members.OrderBy(o => o.Person!.DisplayName).Select(o => new PersonRow(o.PersonId, o.Person!.DisplayName, o.AcceptedAt != null)).ToList(),
                db.Submissions.Count(s => s.TeamId == m.TeamId && s.Counts)))
            .ToListAsync(cancel);

    private async Task<List<AttemptRow>> AttemptsAsync(OpenedAssignment opened, Viewer viewer, CancellationToken cancel) =>
        await db.Submissions.OwnedBy(viewer).Where(s => s.AssignmentId == opened.Assignment.Id)
            .OrderByDescending(s => s.ReceivedAt).ThenByDescending(s => s.Id)
            .Take(MostAttempts)
            .Select(s => new AttemptRow(
                s.Id, s.Number, s.ReceivedAt, s.Source, s.State, s.Counts, s.Grade == null ? (decimal?)null : s.Grade.Total, s.Grade == null ? (decimal?)null : s.Grade.Maximum,
                s.Grade == null ? 0 : s.Grade.Waiting, s.SubmittedById == viewer.Id ? null : s.SubmittedBy!.DisplayName))
            .ToListAsync(cancel);

    private sealed record TeamRow(long Id, bool HasJoined, List<PersonRow> People, int Attempts);

    private sealed record PersonRow(long Id, string Name, bool HasJoined);
}
