using Autograder.Api.Data;

namespace Autograder.Api.Manage;

/// <summary>What stands above every page of an assignment's management.</summary>
/// <param name="Tab">Which of the tabs is open; empty for the overview.</param>
internal sealed record ManageFrame(CourseAssignment Assignment, string Tab)
{
    public Course Course => Assignment.Course ?? throw new InvalidOperationException("The assignment was read without its course.");

    public string CourseUrl => $"/courses/{Course.Slug}";

    public string AssignmentUrl => $"{CourseUrl}/{Assignment.Slug}";

    public string Url => UrlOf(Assignment);

    public string To(string page) => page.Length == 0 ? Url : $"{Url}/{page}";

    public static string UrlOf(CourseAssignment assignment) => $"/courses/{assignment.Course?.Slug}/{assignment.Slug}/manage";
}
