using System.Text;

namespace Autograder.Rubrics.Operations;

/// <summary>Words for a case that came to no result.</summary>
internal static class FailureWords
{
    private const int MostCharacters = 300;

    public static Verdict Verdict(CaseResult result, string missing) => result.Status switch
    {
        CaseStatus.Error => new(CaseOutcome.Failed, Error(result)),
        CaseStatus.Timeout => new(CaseOutcome.Failed, $"Your code had not finished when its time was up{Where(result)}. Look for a loop that never ends, or for a Python loop over single numbers where one NumPy expression would do."),
        CaseStatus.Crashed => new(CaseOutcome.Failed, $"The Python process ended while your code ran{Where(result)}{Said(result)}. Take out exit(), quit() and os._exit(), and check how much memory the code asks for."),
        CaseStatus.BadOutput when Said(result).Contains("None", StringComparison.Ordinal) =>
            new(CaseOutcome.Failed, $"Your code ran, but a function returned nothing{Said(result)}. End it with return and the result."),
        CaseStatus.BadOutput => new(CaseOutcome.Failed, $"Your code ran, but what it returned cannot be read as arrays of numbers{Said(result)}. Return NumPy arrays of floats, in the order the template names."),
        CaseStatus.Missing => new(CaseOutcome.NotFound, $"{missing}{Said(result)}"),
        CaseStatus.Unbound => new(CaseOutcome.NotFound, $"{missing}{Said(result)}"),
        _ => new(CaseOutcome.Failed, $"Your code came to no result here ({OneLine(result.Status)}){Said(result)}."),
    };

    /// <summary>Text from the box on one line, without control characters, not too long.</summary>
    public static string OneLine(string? text)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (line.Length >= MostCharacters)
            {
                return line.Append('…').ToString();
            }
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return line.ToString().Trim();
    }

    private static string Error(CaseResult result)
    {
        var message = OneLine(result.Message);
        var hint = PythonErrorHints.For(message);
        return $"Your code stopped with an error{Where(result)}: {(message.Length == 0 ? "no message" : message)}"
            + (hint is null ? "" : $" — {hint}");
    }

    private static string Where(CaseResult result) => result.Line is > 0 and { } line ? $" at line {line} of your file" : "";

    private static string Said(CaseResult result) => OneLine(result.Message) is { Length: > 0 } message ? $" ({message})" : "";
}
