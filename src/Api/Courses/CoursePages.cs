using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Courses;

/// <summary>A course in the list.</summary>
/// <param name="Open">Assignments that students can see.</param>
internal sealed record CourseCard(string Slug, string Title, string Term, CourseRole? Role, bool IsArchived, int Open);

/// <summary>The start page.</summary>
internal sealed record CourseList(IReadOnlyList<CourseCard> Courses, Pager Pager, bool MayCreate);

/// <summary>A course as its students see it.</summary>
internal sealed record StudentPage(CourseAccess Access, IReadOnlyList<StudentRow> Rows);

/// <summary>An assignment as one student sees it.</summary>
/// <param name="Late">What late work keeps, in words.</param>
/// <param name="AttemptsLeft">Null for any number.</param>
/// <param name="Marks">Only where results are released.</param>
internal sealed record StudentRow(string Slug, string Title, DateTimeOffset? Due, string Late, int? AttemptsLeft, int? AttemptLimit, StatusBadge Status, long? Submission, decimal? Marks, decimal Maximum, bool IsPast);

/// <summary>A course as its staff sees it.</summary>
internal sealed record StaffPage(CourseAccess Access, IReadOnlyList<StaffRow> Rows);

/// <summary>An assignment and what waits there for somebody.</summary>
internal sealed record StaffRow(string Slug, string Title, DateTimeOffset? OpensAt, DateTimeOffset? Due, StatusBadge State, int Submissions, int InQueue, int ToMark, int Requests, int Parked);

/// <summary>The settings of a course.</summary>
internal sealed record CourseSettingsPage(CourseAccess Access, CourseForm Form);

/// <summary>The lines of tabs above each page of a course that staff sees.</summary>
/// <param name="Here">The tab that is shown: assignments, roster, settings or audit.</param>
internal sealed record CourseTabs(CourseAccess Access, string Here);
