using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Marking;

/// <summary>An assignment that the viewer may mark.</summary>
/// <param name="ShowsNames">False where the course marks anonymously and the viewer only marks.</param>
internal sealed record MarkedAssignment(CourseAssignment Row, Course Course, Assignment Package, bool ShowsNames)
{
    public long Id => Row.Id;

    public string Url => $"/courses/{Course.Slug}/{Row.Slug}/marking";

    public string AssignmentUrl => $"/courses/{Course.Slug}/{Row.Slug}";

    public Item? Find(string item) => Package.Items.FirstOrDefault(i => i.Id == item);

    /// <summary>What the question is called: 4 (ix), or its place where ids are words.</summary>
    public string NumberOf(string item) => Package.Items.Select(i => i.Id).ToList() is var ids && ids.IndexOf(item) is >= 0 and var at ? ItemNumbers.Of(ids)[at] : item;

    public string UrlOf(string item) => $"{Url}/{Uri.EscapeDataString(item)}";

    public string UrlOf(string item, long submissionId) => FormattableString.Invariant($"{UrlOf(item)}/{submissionId}");
}
