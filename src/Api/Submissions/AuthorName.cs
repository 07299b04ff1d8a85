using System.Globalization;

namespace Autograder.Api.Submissions;

/// <summary>How a student is named in grades and reports: the name with an id, so that two of the same name are told apart and an extension finds its student.</summary>
internal static class AuthorName
{
    private static readonly char[] _between = [' ', '(', ')', ',', ';', '\t'];

    /// <summary>The university's id where it can be found again among other words, else one of our own.</summary>
    public static string IdOf(string? studentId, long personId) =>
        studentId is { Length: > 0 } id && id.Any(char.IsAsciiDigit) && id.IndexOfAny(_between) < 0 ? id : $"p{personId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>
    /// Of the name, words without digits only: wherever students are told apart by such words, one with a digit in it is an id, and what somebody is
    /// called is theirs to choose.
    /// </summary>
    public static string Of(string displayName, string? studentId, long personId)
    {
        if (!displayName.Any(char.IsDigit))
        {
            return $"{displayName} ({IdOf(studentId, personId)})";
        }

        var name = string.Join(' ', displayName.Split(_between, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsDigit)));
        return name.Length == 0 ? IdOf(studentId, personId) : $"{name} ({IdOf(studentId, personId)})";
    }
}
