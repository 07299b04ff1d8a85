using Autograder.Api.Courses;

namespace Autograder.Api.Manage;

internal sealed record AuditRow(long Id, DateTimeOffset At, string? Who, string Action, string Subject, string Details);

internal sealed record AuditPage(CourseAccess Access, AuditFilter Filter, IReadOnlyList<AuditRow> Rows, int Total, IReadOnlyList<string> Actions);
