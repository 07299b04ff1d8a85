using Autograder.Api.Data;

namespace Autograder.Api.Manage;

/// <summary>Which attempt of a team counts: the newest that was graded. One that could not be read or was never graded takes nothing away.</summary>
internal static class CountingSubmissions
{
    public static IQueryable<Submission> Counting(this PortalDb db, long assignmentId) => db.Submissions.Where(s =>
        s.AssignmentId == assignmentId && s.Grade != null && (s.Grade.Status == "Final" || s.Grade.Status == "Provisional")
        && !db.Submissions.Any(n => n.TeamId == s.TeamId && n.Number > s.Number && n.Grade != null && (n.Grade.Status == "Final" || n.Grade.Status == "Provisional")));
}
