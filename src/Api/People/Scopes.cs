using Autograder.Api.Data;

namespace Autograder.Api.People;

/// <summary>
/// Who may see what, said once, as part of each query: what is not in scope is not found. Staff roles are written out, because
/// roles are stored by name and names have no order. Site administrators see everything.
/// </summary>
internal static class Scopes
{
    extension(IQueryable<Course> courses)
    {
        /// <summary>Courses in which the viewer has any role.</summary>
        public IQueryable<Course> VisibleTo(Viewer viewer) => viewer.IsAdmin ? courses : courses.Where(course => course.Memberships.Any(m => m.PersonId == viewer.Id));

        public IQueryable<Course> MarkedBy(Viewer viewer) => viewer.IsAdmin ? courses : courses.Where(course => course.Memberships.Any(m => m.PersonId == viewer.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)));

        public IQueryable<Course> TaughtBy(Viewer viewer) => viewer.IsAdmin ? courses : courses.Where(course => course.Memberships.Any(m => m.PersonId == viewer.Id && m.Role == CourseRole.Instructor));
    }

    extension(IQueryable<CourseAssignment> assignments)
    {
        /// <summary>All of a course for its staff; for its students what is open and can be handed in.</summary>
        public IQueryable<CourseAssignment> VisibleTo(Viewer viewer, DateTimeOffset now) => viewer.IsAdmin ? assignments : assignments.Where(assignment =>
            assignment.Course!.Memberships.Any(m => m.PersonId == viewer.Id
                && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor || (assignment.PackageVersionId != null && assignment.OpensAt <= now))));

        public IQueryable<CourseAssignment> MarkedBy(Viewer viewer) => viewer.IsAdmin ? assignments : assignments.Where(assignment => assignment.Course!.Memberships.Any(m => m.PersonId == viewer.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)));

        public IQueryable<CourseAssignment> TaughtBy(Viewer viewer) => viewer.IsAdmin ? assignments : assignments.Where(assignment => assignment.Course!.Memberships.Any(m => m.PersonId == viewer.Id && m.Role == CourseRole.Instructor));
    }

    extension(IQueryable<Submission> submissions)
    {
        /// <summary>The viewer's own, and those of courses that the viewer marks.</summary>
        public IQueryable<Submission> VisibleTo(Viewer viewer) => viewer.IsAdmin ? submissions : submissions.Where(submission =>
            submission.Authors.Any(author => author.PersonId == viewer.Id)
            || submission.Assignment!.Course!.Memberships.Any(m => m.PersonId == viewer.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)));

        public IQueryable<Submission> MarkedBy(Viewer viewer) => viewer.IsAdmin ? submissions : submissions.Where(submission => submission.Assignment!.Course!.Memberships.Any(m => m.PersonId == viewer.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)));

        public IQueryable<Submission> TaughtBy(Viewer viewer) => viewer.IsAdmin ? submissions : submissions.Where(submission => submission.Assignment!.Course!.Memberships.Any(m => m.PersonId == viewer.Id && m.Role == CourseRole.Instructor));

        /// <summary>Submissions that the viewer is an author of, whatever else the viewer may see.</summary>
        public IQueryable<Submission> OwnedBy(Viewer viewer) => submissions.Where(submission => submission.Authors.Any(author => author.PersonId == viewer.Id));
    }
}
