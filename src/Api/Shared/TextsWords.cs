using Autograder.Api.Data;

namespace Autograder.Api.Shared;

/// <summary>Words for values that many pages show.</summary>
internal static class TextsWords
{
    public static string Role(this ITexts texts, CourseRole role) => role switch
    {
        CourseRole.Student => texts["Student"],
        CourseRole.Marker => texts["Marker"],
        CourseRole.Instructor => texts["Instructor"],
    };
}
