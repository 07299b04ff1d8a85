namespace Autograder.Reports.Wording;

/// <summary>What questions are called: an exam's own numbers (6.3, 4d) where all ids are that short, and 1, 2, 3 … otherwise.</summary>
internal static class ItemNumbers
{
    private const int LongestNumber = 6;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> ids) => ids.All(id => id.Length <= LongestNumber && id.Any(char.IsAsciiDigit))
        ? ids.Select(id => PlainText.Line(id, LongestNumber)).ToList()
        : ids.Select((_, index) => $"{index + 1}").ToList();
}
