using System.Security.Cryptography;

namespace Autograder.Api.Assignments;

/// <summary>Keys in our forms that make a retry harmless.</summary>
internal static class SubmitKeys
{
    private const int Longest = 100;

    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The key that was sent; a new one where none, or something else, was.</summary>
    public static string Of(string sent) => sent.Length is > 0 and <= Longest && sent.All(char.IsAsciiLetterOrDigit) ? sent : New();
}
