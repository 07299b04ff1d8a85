using System.Globalization;
using Autograder.Rubrics.Intake;

namespace Autograder.Api.Submissions;

/// <summary>
/// How a student is named in grades and reports: the name with an id, so that two of the same name are told apart and an extension finds its student.
/// The id stands in brackets at the end, which is the one that counts, whatever somebody chooses to be called.
/// </summary>
internal static class AuthorName
{
    /// <summary>The university's id where it can be found again behind a name, else one of our own.</summary>
    public static string IdOf(string? studentId, long personId) =>
        studentId is { Length: > 0 } id && Groups.Id($"({id})") == id ? id : $"p{personId.ToString(CultureInfo.InvariantCulture)}";

    public static string Of(string displayName, string? studentId, long personId) => $"{displayName} ({IdOf(studentId, personId)})";
}
