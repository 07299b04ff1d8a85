using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Tests.Samples;

internal static class NastyGrade
{
    /// <summary>A grade that has each text in every place where a text can be.</summary>
    public static Grade Of(IReadOnlyList<string> texts)
    {
        Grade grade = SampleGrades.Provisional();
        return grade with
        {
            Submission = grade.Submission with { Students = texts, Source = texts[16] },
            Assignment = grade.Assignment with { Title = texts[17], Course = texts[1] },
            Items = texts.Select(ItemOf).ToList(),
            Notices = texts.Select(text => new Notice(NoticeKind.Dropped, text, text)).ToList(),
            Provenance = grade.Provenance with { Runs = texts.Select(text => grade.Provenance.Runs[0] with { Name = text, Ended = text, Device = text, Limits = text }).ToList() },
        };
    }

    private static ItemGrade ItemOf(string text) => SampleItems.All[1] with
    {
        Title = text, Asked = text, Found = text, Feedback = [text, text], Runs = [text],
        Criteria = [new CriterionGrade(text, Verdict.PartlyMet, new Marks(1), new Marks(2), text)],
        Key = new ItemKey([new KeyLine(text, text, ""), new KeyLine(text, null, text)], text, From: null),
        Exhibits =
        [
            new Exhibit.Table { Title = text, Columns = [text, "Got", "Expected"], Rows = [new TableRow([text, text, text], Wrong: true), new TableRow(["1"])] },
            new Exhibit.Output { Title = text, Text = text + "\n" + text },
            new Exhibit.Words { Title = text, Text = text + "\n" + text },
            new Exhibit.Understood { Title = text, Rows = [new UnderstoodAnswer(text, text, text, text), new UnderstoodAnswer(text, text, null, null)] },
            new Exhibit.MatrixEntries { Title = text, Rows = [[new MatrixEntry(text, Wrong: true), new MatrixEntry(text, Wrong: false)], []] },
            new Exhibit.Derivation { Title = text, Lines = [new DerivationLine(text, text, LineVerdict.Wrong, text), new DerivationLine(text, null, LineVerdict.NotUnderstood, null)] },
            new Exhibit.Curves
            {
                Title = text, XLabel = text, YLabel = text, Threshold = new CurveThreshold(text, double.NaN),
                Series = [new CurveSeries(text, [1, 2, double.NaN, 1e300], [1, double.NaN, 3, double.PositiveInfinity]), new CurveSeries(text, [], [])],
            },
            new Exhibit.Intervals { Title = text, Threshold = 7m, ThresholdLabel = text, Rows = [new MeasuredInterval(text, 0.5, -3, double.NaN), new MeasuredInterval(text, 0.5, -3, 9)] },
        ],
    };
}
