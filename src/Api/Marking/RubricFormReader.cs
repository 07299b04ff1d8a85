using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Marking;

/// <summary>Understands the rubric form; names every mistake with its field.</summary>
internal sealed class RubricFormReader(ITexts texts)
{
    private const int MostText = 300;

    /// <summary>The edit, or null where something is wrong.</summary>
    public RubricEdit? Read(IReadOnlyList<RubricLine> lines, RubricForm form, decimal most, Action<string, string> wrong)
    {
        var mistakes = 0;
        var changed = new List<ChangedLine>();
        foreach (var (typed, at) in form.Lines.Select((line, at) => (line, at)))
        {
            if (lines.FirstOrDefault(l => l.Id == typed.Id) is { RetiredAt: null } line && Read(typed.Text, typed.Marks, $"Lines[{at}].", Wrong) is { } read
                && (read.Text != line.Text || read.Marks != line.Marks || typed.Revision != line.Revision))
            {
                changed.Add(new ChangedLine(line.Id, typed.Revision, read.Text, read.Marks));
            }
        }

        var added = string.IsNullOrWhiteSpace(form.NewText) && string.IsNullOrWhiteSpace(form.NewMarks) ? null : Read(form.NewText, form.NewMarks, "New", Wrong);
        return mistakes > 0 ? null : new RubricEdit(changed, added);

        NewLine? Read(string? text, string? typed, string field, Action<string, string> say)
        {
            var words = (text ?? "").Trim();
            if (words.Length is 0 or > MostText)
            {
                say(field + "Text", words.Length == 0 ? texts["A line needs words that say what it is for."] : texts["A line has at most {0} characters.", MostText]);
                return null;
            }

            if (TypedMarks.Read(typed) is not { } marks || Math.Abs(marks) > most)
            {
                say(field + "Marks", texts["Marks of “{0}” are a number from {1} to {2}, such as -0.5.", words, texts.Marks(-most), texts.Marks(most)]);
                return null;
            }

            return new NewLine(words, marks);
        }

        void Wrong(string field, string words)
        {
            mistakes++;
            wrong(field, words);
        }
    }
}
