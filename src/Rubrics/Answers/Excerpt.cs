namespace Autograder.Rubrics.Answers;

/// <summary>The beginning of what somebody wrote, for a sentence.</summary>
internal static class Excerpt
{
    /// <summary>The text, or its first <paramref name="most"/> characters and an ellipsis; characters of two code units stay whole.</summary>
    public static string Of(string text, int most = 60) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
