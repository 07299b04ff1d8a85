using System.Text.RegularExpressions;

namespace Autograder.Reference.Similarity;

/// <summary>The runs of <see cref="Length"/> words in a text, to find what two texts share (Broder 1997). Case and punctuation do not count.</summary>
/// <remarks>A text shorter than a run is one run. For reports to people only: two honest answers to a narrow question share a lot.</remarks>
public sealed partial class TextShingles
{
    /// <summary>Words per run that is usual for prose.</summary>
    public const int UsualLength = 7;

    private readonly HashSet<string> _runs;

    private TextShingles(HashSet<string> runs, int length) => (_runs, Length) = (runs, length);

    public int Length { get; }

    /// <summary>The different runs, in no particular order.</summary>
    public IReadOnlyList<string> Runs => [.. _runs];

    /// <summary>How many different runs there are.</summary>
    public int Count => _runs.Count;

    /// <param name="text">prose or code</param>
    /// <param name="length">words per run, 1 or more</param>
    /// <param name="starter">a text that everybody was given: its runs do not count</param>
    public static TextShingles Of(string text, int length = UsualLength, string starter = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var runs = RunsOf(text, length);
        runs.ExceptWith(RunsOf(starter, length));
        return new(runs, length);
    }

    /// <summary>What two texts share; both with runs of one length.</summary>
    public ShingleOverlap With(TextShingles other)
    {
        if (other.Length != Length)
        {
            throw new ArgumentException($"Runs of {other.Length} words cannot be compared with runs of {Length}.", nameof(other));
        }
        var shared = _runs.Count(other._runs.Contains);
        var (fewer, all) = (Math.Min(Count, other.Count), Count + other.Count - shared);
        return new(shared, fewer == 0 ? 0 : (double)shared / fewer, all == 0 ? 0 : (double)shared / all);
    }

    private static HashSet<string> RunsOf(string text, int length)
    {
        string[] words = [.. Words().Matches(text.ToLowerInvariant()).Select(m => m.Value)];
        if (words.Length == 0)
        {
            return [];
        }
        var taken = Math.Min(length, words.Length);
        return [.. Enumerable.Range(0, words.Length - taken + 1).Select(i => string.Join(' ', words, i, taken))];
    }

    [GeneratedRegex(@"[\p{L}\p{N}_]+|[-+*/=<>]")]
    private static partial Regex Words();
}
