using System.ComponentModel.DataAnnotations;
using Autograder.Api.Data;

namespace Autograder.Api.Courses;

/// <summary>A member's place in the course.</summary>
internal sealed record MemberForm
{
    [Required(ErrorMessage = "Choose a role.")]
    public CourseRole? Role { get; init; }

    [StringLength(60, ErrorMessage = "That is too long.")]
    public string? StudentId { get; init; }

    [StringLength(60, ErrorMessage = "That is too long.")]
    public string? Section { get; init; }
}
