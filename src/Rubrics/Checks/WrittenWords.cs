using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>What a student wrote, to be read by people; longer than any answer needs to be, but bounded.</summary>
internal static class WrittenWords
{
    private const int Most = 20_000;

    public static Exhibit Exhibit(string title, string text) =>
        new Exhibit.Words { Title = title, Text = text.Length <= Most ? text : string.Concat(text.AsSpan(0, Most), "… (the rest of the text was left out)") };
}
