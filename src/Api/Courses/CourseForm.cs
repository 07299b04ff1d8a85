using System.ComponentModel.DataAnnotations;
using Autograder.Api.Data;

namespace Autograder.Api.Courses;

/// <summary>What is decided about a course. The address is only taken when it is made.</summary>
internal sealed record CourseForm
{
    [Required(ErrorMessage = "Give the course a title."), StringLength(200, ErrorMessage = "That is too long.")]
    public string Title { get; init; } = "";

    [Required(ErrorMessage = "Say the term, such as Winter 2026/27."), StringLength(60, ErrorMessage = "That is too long.")]
    public string Term { get; init; } = "";

    [StringLength(60, ErrorMessage = "That is too long."), RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "Use small letters, digits and single dashes, such as deep-learning-2026.")]
    public string? Slug { get; init; }

    [Required(ErrorMessage = "Choose the time zone of the deadlines.")]
    public string TimeZone { get; init; } = "";

    public bool AnonymousMarking { get; init; }
    public bool IsArchived { get; init; }

    public static CourseForm Of(Course course) => new()
    {
        Title = course.Title,
        Term = course.Term,
        Slug = course.Slug,
        TimeZone = course.TimeZone,
        AnonymousMarking = course.AnonymousMarking,
        IsArchived = course.IsArchived,
    };
}
