namespace Autograder.Rubrics.Assignments;

/// <summary>The number of a question and of its part, as documents write them: "4.v", "Q4 (v)", "Question 4 … (v)".</summary>
internal sealed record DocumentLabel(string Question, string Part)
{
    private static readonly HashSet<string> Words = ["question", "questions", "q", "problem", "task", "exercise", "part", "answer", "answers", "solution", "to", "ans", "sol"];

    /// <summary>Null where it is no such number.</summary>
    public static DocumentLabel? Parse(string text) =>
        text.ToLowerInvariant().Split('.') is [{ Length: > 0 } question, { Length: > 0 } part] && question.All(char.IsAsciiDigit) && IsPart(part)
            ? new DocumentLabel(question, part)
            : null;

    /// <summary>What a line begins with: a question, a part, both, or neither.</summary>
    public static (string? Question, string? Part) OfLine(string line)
    {
        var tokens = Tokens(line.Length > 60 ? line[..60] : line).SkipWhile(t => Words.Contains(t.Text)).Take(2).ToList();
        return tokens switch
        {
            [{ Text: var q } first, { } second, ..] when q.All(char.IsAsciiDigit) && IsPart(second.Text) && (second.Marked || first.Glued) => (q, second.Text),
            [{ Text: var q }, ..] when q.All(char.IsAsciiDigit) => (q, null),
            [{ Marked: true } only, ..] when IsPart(only.Text) => (null, only.Text),
            _ => (null, null),
        };
    }

    private static bool IsPart(string text) => text.Length is 1 && char.IsAsciiLetterLower(text[0]) || text.Length <= 6 && text.All(c => c is 'i' or 'v' or 'x');

    /// <param name="Marked">A bracket, a full stop or a colon follows, as after the number of a part.</param>
    /// <param name="Glued">Nothing but punctuation stands before the next token.</param>
    private sealed record Token(string Text, bool Marked, bool Glued);

    /// <summary>Runs of letters and of digits.</summary>
    private static IEnumerable<Token> Tokens(string line)
    {
        var text = line.ToLowerInvariant();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var digits = char.IsAsciiDigit(text[at]);
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsAsciiDigit(text[end]) == digits)
            {
                end++;
            }

            var marked = end == text.Length || text[end] is ')' or '.' or ':' or ']';
            yield return new Token(text[at..end], marked, end < text.Length && text[end] != ' ');
            at = end;
        }
    }
}
