using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges whether a notebook ran and left its model behind; says which cell failed, hung or died.</summary>
internal static class RanJudge
{
    private const int MostRows = 20;
    private const int MostFigures = 6;

    public static CriterionFinding Judge(NotebookTest.Ran test, NotebookCriterion criterion, NotebookView view)
    {
        if (view.Result(criterion.Run) is not { } result)
        {
            return CriterionFinding.NotMet(view.Absent(criterion.Run));
        }

        var all = result.Status == NotebookStatus.Ok && result.Cells.Count > 0 && result.Cells.All(c => c.Status == CellStatus.Ok);
        var model = criterion.Model.Length > 0 ? result.Model(criterion.Model) : null;
        var met = model is null ? all : model.IsFound && (all || !test.AllCells);
        return new CriterionFinding(met ? 1 : 0, string.Join(" ", new[] { CellWords.Summary(result), ModelWords(model, view.Variable(criterion.Run, criterion.Model)) }.Where(w => w.Length > 0).Distinct()))
        {
            Exhibits = [.. Cells(result), .. Figures(result)],
            Feedback = [.. RunWords.Advice(result.Run.Evidence) is { } advice && !all ? [advice] : Array.Empty<string>()],
        };
    }

    private static string ModelWords(ModelResult? model, string variable) => model switch
    {
        null => "",
        { IsFound: false } => model.Message.Length > 0 ? model.Message : $"There is no network called {variable} when the notebook is done.",
        { How: ModelSource.Search } => $"There is no network called {variable}; the one that was made last, of class {model.Class}, was taken.",
        { How: ModelSource.Predict } => "The network was asked through your function predict.",
        _ => $"The network {variable} was found.",
    };

    private static IEnumerable<Exhibit> Cells(NotebookResult result)
    {
        var rows = result.Cells.Where(c => c.Status != CellStatus.Ok).ToList();
        if (rows.Count > 0)
        {
            yield return new Exhibit.Table
            {
                Title = "Cells that did not run to their end",
                Columns = ["cell", "first line", "what happened"],
                Rows = [.. rows.Take(MostRows).Select(c => new TableRow([CellWords.Number(c.Index), c.FirstLine, CellWords.Sentence(c)], c.Status is not (CellStatus.Skipped or CellStatus.FollowUp)))],
            };
        }
    }

    /// <summary>The figures of the run, also where a later cell failed.</summary>
    private static IEnumerable<Exhibit> Figures(NotebookResult result)
    {
        foreach (var (cell, name) in result.Cells.SelectMany(c => c.Figures.Select(f => (c, f))).Take(MostFigures))
        {
            if (result.Run.Pictures.TryGetValue(name, out var picture))
            {
                var title = $"Drawn by cell {CellWords.Number(cell.Index)} of your notebook when we ran it";
                yield return new Exhibit.Picture { Title = title, Sha256 = picture.Sha256, Width = picture.Width, Height = picture.Height, Description = title };
            }
        }
    }
}
