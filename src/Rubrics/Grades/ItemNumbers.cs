using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Grades;

/// <summary>What questions are called: a paper's own numbers (6.3, 4d, 4 (ix)) where all ids are made of them, and 1, 2, 3 … otherwise.</summary>
public static partial class ItemNumbers
{
    private const int LongestId = 9;

    /// <summary>A number for each id, in order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> ids)
    {
        if (!ids.All(IsNumber))
        {
            return [.. ids.Select((_, index) => $"{index + 1}")];
        }

        // where there is no second one, i is a letter between h and j
        var counted = ids.Any(id => PaperNumber().Match(id).Groups["roman"].Value == "ii");
        return [.. ids.Select(id => Own(id, counted))];
    }

    private static bool IsNumber(string id) => id.Length <= LongestId && PaperNumber().IsMatch(id);

    /// <summary>Roman numbers stand in brackets, as papers print them; a q for question is left out.</summary>
    private static string Own(string id, bool counted)
    {
        var match = PaperNumber().Match(id);
        var head = match.Groups["head"].Value;
        return match.Groups["roman"] is not { Success: true, Value: var roman } ? head : counted ? $"{head} ({roman})" : $"{head}.{roman}";
    }

    [GeneratedRegex(@"\A[qQ]?(?<head>(?=[^.]*[0-9]|[A-Z]\.[^.]*[0-9])[A-Za-z0-9]{1,4}(\.[A-Za-z0-9]{1,3})*?)(\.(?<roman>[ivx]{1,5}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PaperNumber();
}
