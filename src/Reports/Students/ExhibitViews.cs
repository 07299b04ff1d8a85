using System.Diagnostics;
using System.Globalization;
using Autograder.Reports.Charts;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>Builds what is shown beside an item; collects the charts of the whole document as it goes.</summary>
/// <param name="pictures">Stored pictures by name; null where one is gone.</param>
internal sealed class ExhibitViews(Func<string, byte[]?> pictures)
{
    private readonly List<ChartRequest> _charts = [];
    private readonly List<PictureRequest> _pictures = [];

    /// <summary>In the order in which they were asked for.</summary>
    public Drawings Drawings => new(_charts, _pictures);

    public ExhibitView Build(Exhibit exhibit) => exhibit switch
    {
        Exhibit.Table table => Build(table),
        Exhibit.Curves curves => BuildChart(curves.Title, name => CurveChart.Draw(name, curves), CurveChart.Describe(curves)),
        Exhibit.Intervals intervals => BuildChart(intervals.Title, name => IntervalChart.Draw(name, intervals), IntervalChart.Describe(intervals)),
        Exhibit.Output output => Build(output),
        Exhibit.Picture picture => Build(picture),
        Exhibit.Words words => AnswerViews.Build(words),
        Exhibit.Understood understood => AnswerViews.Build(understood),
        Exhibit.MatrixEntries matrix => AnswerViews.Build(matrix),
        Exhibit.Derivation derivation => AnswerViews.Build(derivation),
        _ => throw new UnreachableException(),
    };

    private ExhibitView BuildChart(string title, Func<string, ChartRequest> draw, string description)
    {
        // Past the bound the numbers are still there, in words.
        if (_charts.Count >= Bounds.Charts)
            return new ExhibitView.Output { Title = TitleOf(title), Lines = OutputLines.Wrap(description).ToList() };
        string name = $"chart{_charts.Count}";
        _charts.Add(draw(name));
        return new ExhibitView.Chart { Title = TitleOf(title), Name = name, Alt = PlainText.Flat(description) };
    }

    private ExhibitView Build(Exhibit.Picture picture)
    {
        // Past the bound, and where the evidence is gone, the rest of the report is still worth having.
        if (_pictures.Count >= Bounds.Pictures || pictures(picture.Sha256) is not { } png)
            return new ExhibitView.Output { Title = TitleOf(picture.Title), Lines = [$"Not shown here: {PlainText.Line(picture.Description, Bounds.Title)}"] };
        string name = $"picture{_pictures.Count}";
        _pictures.Add(new PictureRequest(name, png));
        return new ExhibitView.Picture
        {
            Title = TitleOf(picture.Title),
            Name = name,
            Alt = PlainText.Line(picture.Description, Bounds.Title),
            Ratio = Math.Round((double)picture.Width / Math.Max(1, picture.Height), 3),
        };
    }

    private static ExhibitView.Table Build(Exhibit.Table table)
    {
        int columns = Math.Min(table.Columns.Count, Bounds.TableColumns);
        (IReadOnlyList<TableRow> shown, int more) = Bounds.First(table.Rows, Bounds.TableRows);
        List<RowView> rows = shown.Select(row => new RowView(Cells(row.Cells, columns), row.Wrong)).ToList();
        return new ExhibitView.Table
        {
            Title = TitleOf(table.Title),
            Columns = Cells(table.Columns, columns),
            Rows = rows,
            AnyWrong = rows.Any(row => row.Wrong),
            Numeric = Enumerable.Range(0, columns).Select(column => rows.Count > 0 && rows.All(row => IsNumber(row.Cells[column]))).ToList(),
            More = Bounds.MoreWords(more, "row", "rows"),
        };
    }

    private static ExhibitView.Output Build(Exhibit.Output output) =>
        new()
        {
            Title = TitleOf(output.Title),
            Lines = OutputLines.Bound(output.Text),
            More = output.Trimmed ? "Part of the output was left out." : null,
        };

    private static List<string> Cells(IReadOnlyList<string> cells, int columns) =>
        Enumerable.Range(0, columns).Select(i => i < cells.Count ? PlainText.Line(cells[i], Bounds.Cell) : "").ToList();

    private static bool IsNumber(string cell) => cell is "" or "–" or "—"
        || double.TryParse(cell.Replace('−', '-').TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string TitleOf(string title) => PlainText.Line(title, Bounds.Title);
}
