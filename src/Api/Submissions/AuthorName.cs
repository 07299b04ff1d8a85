using System.Globalization;

namespace Autograder.Api.Submissions;

/// <summary>How a student is named in grades and reports: the name with an id, so that two of the same name are told apart and an extension finds its student.</summary>
internal static class AuthorName
{
    /// <summary>The university's id where it can be found again among other words, else one of our own.</summary>
    public static string IdOf(string? studentId, long personId) =>
        studentId is { Length: > 0 } id && id.Any(char.IsAsciiDigit) && id.IndexOfAny([' ', '(', ')', ',', ';', '\t']) < 0 ? id : $"p{personId.ToString(CultureInfo.InvariantCulture)}";

    public static string Of(string displayName, string? studentId, long personId) => $"{displayName} ({IdOf(studentId, personId)})";
}
