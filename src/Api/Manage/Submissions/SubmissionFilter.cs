using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Submissions;

/// <summary>Which submissions a list shows and in which order; what is not on a list of known words has no effect.</summary>
internal sealed class SubmissionFilter
{
    public SubmissionState? State { get; set; }
    public string? Section { get; set; }

    /// <summary>Part of a name, a student id or a file name.</summary>
    public string? Q { get; set; }

    /// <summary>Also attempts that a newer one of the same team follows.</summary>
    public bool All { get; set; }
    public string? Sort { get; set; }
    public bool Up { get; set; }
    public int Page { get; set; } = 1;

    public IQueryable<Submission> Apply(PortalDb db, CourseAssignment assignment)
    {
        var found = db.Submissions.Where(s => s.AssignmentId == assignment.Id);
        found = All ? found : found.Where(s => !db.Submissions.Any(n => n.TeamId == s.TeamId && n.Number > s.Number));
        found = State is { } state ? found.Where(s => s.State == state) : found;
        if (!string.IsNullOrWhiteSpace(Section))
        {
            found = found.Where(s => s.Authors.Any(a => db.Memberships.Any(m => m.CourseId == assignment.CourseId && m.PersonId == a.PersonId && m.Section == Section)));
        }

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var like = LikePattern.Containing(Q);
            found = found.Where(s => EF.Functions.ILike(s.Source, like, LikePattern.Escape) || s.Authors.Any(a =>
                EF.Functions.ILike(a.Person!.DisplayName, like, LikePattern.Escape) || db.Memberships.Any(m => m.CourseId == assignment.CourseId && m.PersonId == a.PersonId && EF.Functions.ILike(m.StudentId!, like, LikePattern.Escape))));
        }

        return found;
    }

    public IQueryable<Submission> Order(IQueryable<Submission> found) => Sort switch
    {
        "name" => By(found, s => s.Authors.OrderBy(a => a.Position).Select(a => a.Person!.DisplayName).FirstOrDefault()),
        "state" => By(found, s => s.State),
        "total" => By(found, s => s.Grade!.Total),
        "attempt" => By(found, s => s.Number),
        _ => By(found, s => s.ReceivedAt),
    };

    private IQueryable<Submission> By<TKey>(IQueryable<Submission> found, System.Linq.Expressions.Expression<Func<Submission, TKey>> key) =>
        Up ? found.OrderBy(key).ThenBy(s => s.Id) : found.OrderByDescending(key).ThenByDescending(s => s.Id);
}
