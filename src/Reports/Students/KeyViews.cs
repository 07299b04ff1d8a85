using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>Shows what the right answer is.</summary>
internal static class KeyViews
{
    public static KeyView Build(ItemKey key) => new(
        key.Lines.Take(Bounds.KeyLines).Select(Build).ToList(),
        key.Working is { } working ? RichTextParser.Parse(working) : null);

    private static KeyLineView Build(KeyLine line) => new(
        PlainText.Line(line.Name, Bounds.Title),
        line.Tex is { } tex ? RichText.Formula(tex) : RichTextParser.Parse(line.Text, Bounds.Sentence));
}
