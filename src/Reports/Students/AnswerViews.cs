using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>Shows what was typed: answers as they were read, matrices by entries, derivations by lines.</summary>
internal static class AnswerViews
{
    public static ExhibitView.Words Build(Exhibit.Words words) => new()
    {
        Title = PlainText.Line(words.Title, Bounds.Title),
        Text = PlainText.Block(words.Text, Bounds.Words),
    };

    public static ExhibitView.Understood Build(Exhibit.Understood understood)
    {
        var (rows, more) = Bounds.First(understood.Rows, Bounds.Answers);
        return new ExhibitView.Understood
        {
            Title = PlainText.Line(understood.Title, Bounds.Title),
            Rows = rows.Select(Build).ToList(),
            More = Bounds.MoreWords(more, "answer", "answers"),
        };
    }

    public static ExhibitView.Matrix Build(Exhibit.MatrixEntries matrix)
    {
        var (rows, more) = Bounds.First(matrix.Rows, Bounds.MatrixSide);
        var wide = matrix.Rows.Any(row => row.Count > Bounds.MatrixSide);
        return new ExhibitView.Matrix
        {
            Title = PlainText.Line(matrix.Title, Bounds.Title),
            Rows = rows.Select(row => row.Take(Bounds.MatrixSide).Select(entry => new EntryView(PlainText.Line(entry.Text, 24), entry.Wrong)).ToList()).ToList(),
            AnyWrong = matrix.Rows.Any(row => row.Any(entry => entry.Wrong)),
            More = more > 0 || wide ? $"Only the first {Bounds.MatrixSide} rows and columns are shown." : null,
        };
    }

    public static ExhibitView.Derivation Build(Exhibit.Derivation derivation)
    {
        var (lines, more) = Bounds.First(derivation.Lines, Bounds.DerivationLines);
        return new ExhibitView.Derivation
        {
            Title = PlainText.Line(derivation.Title, Bounds.Title),
            Lines = lines.Select(Build).ToList(),
            More = Bounds.MoreWords(more, "line", "lines"),
        };
    }

    private static UnderstoodView Build(UnderstoodAnswer answer) => new(
        PlainText.Line(answer.Name, Bounds.Title),
        PlainText.Line(answer.Typed, Bounds.Cell),
        answer.Tex is { } tex ? RichText.Formula(tex) : RichTextParser.Parse("not understood"),
        PlainText.Line(answer.Note ?? "", Bounds.Sentence / 4),
        answer.Tex is null ? "part" : "good");

    private static LineView Build(DerivationLine line, int index)
    {
        (string tone, string sign, string words) = line.Verdict switch
        {
            LineVerdict.Follows => ("good", "✓", "follows"),
            LineVerdict.FollowsFromWrong => ("part", "●", "follows from your earlier line"),
            LineVerdict.Wrong => ("bad", "✗", "does not follow"),
            LineVerdict.NotUnderstood => ("part", "?", "not understood"),
            LineVerdict.Undecided => ("wait", "○", "a marker decides"),
        };
        return new LineView(
            $"{index + 1}", tone, sign, words,
            line.Tex is { } tex ? RichText.Formula(tex) : new RichText([new Segment(PlainText.Line(line.Typed, Bounds.Cell), IsFormula: false)]),
            RichTextParser.Parse(line.Note ?? "", Bounds.Sentence / 2));
    }
}
