using System.Globalization;
using Autograder.Reference.Similarity;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;

namespace Autograder.Rubrics.Integrity;

/// <summary>Finds near-identical texts. What the question or a model answer says, and phrases that many use, do not count.</summary>
internal static class WrittenTexts
{
    /// <summary>Share of the shorter text's runs of words from which on two texts are reported.</summary>
    private const double Reported = 0.6;

    /// <summary>Texts with fewer runs of seven words are too short to tell.</summary>
    private const int FewestRuns = 8;

    /// <summary>A run of words that more students than this share of the course use is a common phrase.</summary>
    private const double Common = 0.1;
    private const int FewestForCommon = 5;

    private sealed record Text(string Id, IReadOnlyList<string> Runs);

    public static IEnumerable<CourseFinding> Compare(Assignment assignment, string name, IReadOnlyList<CourseSheet> sheets)
    {
        var given = Given(assignment, name);
        var texts = sheets.Select(s => (s.Id, Typed: s.Sheet.Find(name)?.Value.Shown)).Where(s => s.Typed is { Length: > 0 })
            .Select(s => new Text(s.Id, TextShingles.Of(s.Typed ?? "", starter: given).Runs)).Where(t => t.Runs.Count >= FewestRuns).ToList();
        var users = Users(texts);
        int[] own = [.. texts.Select(t => t.Runs.Count(users.ContainsKey))];
        return Shared(users)
            .Select(pair => (pair.A, pair.B, pair.Runs, Of: Math.Min(own[pair.A], own[pair.B])))
            .Where(pair => pair.Of >= FewestRuns && pair.Runs >= Reported * pair.Of)
            .OrderByDescending(pair => (double)pair.Runs / pair.Of).ThenBy(pair => texts[pair.A].Id, StringComparer.Ordinal)
            .Select(pair => new CourseFinding(
                [texts[pair.A].Id, texts[pair.B].Id],
                $"The answers to {name} are nearly the same.",
                string.Create(CultureInfo.InvariantCulture, $"{pair.Runs} of the {pair.Of} runs of {TextShingles.UsualLength} words in the shorter text stand in the other one, too ({100.0 * pair.Runs / pair.Of:0} %), not counting the question, model answers and phrases that many use.")));
    }

    /// <summary>The words that everybody was given or is expected to use.</summary>
    private static string Given(Assignment assignment, string name)
    {
        var item = assignment.Items.FirstOrDefault(i => i.Check.Typed?.Parts.Any(p => p.Answer == name) == true);
        var accepted = item?.Check.Typed?.Parts.Where(p => p.Answer == name).Select(p => p.Check).OfType<PartCheck.Text>().SelectMany(t => t.Accepted) ?? [];
        return string.Join('\n', [item?.Asked ?? "", .. accepted]);
    }

    private static Dictionary<string, List<int>> Users(List<Text> texts)
    {
        var users = new Dictionary<string, List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var run in texts[i].Runs)
            {
                (users.TryGetValue(run, out var list) ? list : users[run] = []).Add(i);
            }
        }

        var most = Math.Max(FewestForCommon, Common * texts.Count);
        foreach (var run in users.Where(u => u.Value.Count > most).Select(u => u.Key).ToList())
        {
            users.Remove(run);
        }

        return users;
    }

    private static IEnumerable<(int A, int B, int Runs)> Shared(Dictionary<string, List<int>> users)
    {
        var shared = new Dictionary<(int, int), int>();
        foreach (var list in users.Values.Where(l => l.Count > 1))
        {
            for (var a = 0; a < list.Count; a++)
            {
                for (var b = a + 1; b < list.Count; b++)
                {
                    shared[(list[a], list[b])] = shared.GetValueOrDefault((list[a], list[b])) + 1;
                }
            }
        }

        return shared.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value));
    }
}
