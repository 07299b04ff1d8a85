namespace Autograder.Reports.Wording;

/// <summary>How much of a grade a report shows, so that a huge one is set as fast as a usual one. What is left out is said.</summary>
internal static class Bounds
{
    public const int Name = 300;
    public const int Title = 200;
    public const int Sentence = 2000;
    public const int Cell = 160;
    public const int Students = 12;
    public const int Items = 80;
    public const int Criteria = 60;
    public const int Feedback = 20;
    public const int Notices = 30;
    public const int Reasons = 20;
    public const int Exhibits = 12;
    public const int Charts = 40;
    public const int Pictures = 60;
    public const int TableColumns = 8;
    public const int TableRows = 40;
    public const int Series = 8;
    public const int Points = 150;
    public const int OutputLines = 60;
    public const int OutputColumns = 106;
    public const int Sheets = 400;
    public const int KeyLines = 40;
    public const int Words = 20_100;
    public const int Answers = 60;
    public const int MatrixSide = 16;
    public const int DerivationLines = 60;
    public const int Tex = 1000;
    public const int Runs = 40;
    public const int ClassRows = 3000;
    public const int Flags = 300;

    /// <summary>The first entries, and how many are left out.</summary>
    public static (IReadOnlyList<T> Shown, int More) First<T>(IReadOnlyList<T> all, int most) =>
        all.Count <= most ? (all, 0) : (all.Take(most).ToList(), all.Count - most);

    /// <summary>"… and 230 more rows", or null where nothing is left out.</summary>
    public static string? MoreWords(int more, string one, string many) =>
        more == 0 ? null : $"… and {more} more {(more == 1 ? one : many)}";
}
