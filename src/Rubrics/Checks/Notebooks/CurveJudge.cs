using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks.Notebooks.Curves;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges how a training went: by what was recorded beside it, and by what the student logged and drew.</summary>
internal static class CurveJudge
{
    public static CriterionFinding Judge(NotebookTest.Curve test, NotebookCriterion criterion, NotebookView view)
    {
        var figures = test.Figures is { } least ? [ReportedFindings.Figures(least, view.Result(criterion.Run))] : Array.Empty<CriterionFinding>();
        if (!test.NeedsModel)
        {
            return CriterionFinding.Together(figures);
        }

        if (FoundModel.Of(view, criterion.Run, criterion.Model, out var missing) is not { } model || view.Result(criterion.Run) is not { } notebook)
        {
            return missing;
        }

        var variable = view.Variable(criterion.Run, criterion.Model);
        var rates = test.LearningRate is { } rule && model.Recorded is { LearningRates: { Length: > 0 } recorded } ? RateComparison.Compare(rule, recorded) : null;
        var findings = CriterionFinding.Together([.. Recorded(test, model, rates, notebook.Run.Evidence.Classes), .. Reported(test, criterion, model, view), .. figures]);
        return findings with { Exhibits = [.. CurveExhibits.Of(test, model, variable, rates)] };
    }

    private static IEnumerable<CriterionFinding> Recorded(NotebookTest.Curve test, ModelResult model, RateVerdict? rates, int classes)
    {
        if (test is { LeastIterations: null, FirstLoss: false, NoNan: false, LearningRate: null, Optimizer: null, Initial: null })
        {
            yield break;
        }

        if (model.Recorded is not { Steps: > 0 } recorded)
        {
            yield return CriterionFinding.NotMet("No training of this model was seen while the notebook ran: no optimiser changed its parameters.") with
            {
                Feedback = ["Train in the notebook with an optimiser of torch.optim that gets model.parameters()."],
            };
            yield break;
        }

        if (test.LeastIterations is { } least)
        {
            yield return RecordedFindings.Steps(least, recorded);
        }

        if (test.Optimizer is { } optimizer)
        {
            yield return RecordedFindings.Optimizer(optimizer, recorded);
        }

        if (test.LearningRate is not null)
        {
            yield return rates is null ? CriterionFinding.Undecided("No learning rate could be recorded, so a marker looks at it.") : RecordedFindings.LearningRate(rates);
        }

        if (test.Initial is { } initial)
        {
            yield return RecordedFindings.Initial(initial, model.Initial);
        }

        if (test.FirstLoss)
        {
            yield return RecordedFindings.FirstLoss(recorded, classes);
        }

        if (test.NoNan)
        {
            yield return RecordedFindings.NoNan(model, recorded);
        }
    }

    private static IEnumerable<CriterionFinding> Reported(NotebookTest.Curve test, NotebookCriterion criterion, ModelResult model, NotebookView view)
    {
        if (view.Result(criterion.Run) is not { } notebook)
        {
            yield break;
        }

        if (test.Series.Count > 0)
        {
            yield return ReportedFindings.Series(test.Series, model, view.Log(criterion.Run, criterion.Model), ModelMeasurement.Of(notebook, criterion.Model, ImagePart.Visible));
        }

        if (test.OverfittingGap is { } gap)
        {
            yield return ReportedFindings.Overfitting(gap, ModelMeasurement.Of(notebook, criterion.Model, ImagePart.Train), ModelMeasurement.Of(notebook, criterion.Model, ImagePart.Hidden), model);
        }
    }
}
