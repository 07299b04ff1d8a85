using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks.Notebooks.Architectures;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges what a model is made of, as seen when it was called, and says it layer by layer.</summary>
internal static class ArchitectureJudge
{
    public static CriterionFinding Judge(NotebookTest.Architecture test, NotebookCriterion criterion, NotebookView view)
    {
        if (FoundModel.Of(view, criterion.Run, criterion.Model, out var missing) is not { } model)
        {
            return missing;
        }

        List<CriterionFinding> findings = [];
        findings.AddRange(test.Layers.Count > 0 ? [Layers(test, model, view.Variable(criterion.Run, criterion.Model)), .. SoftmaxTwice(model)] : []);
        findings.AddRange(test.Parameters is { } parameters ? [Parameters(parameters, model)] : []);
        findings.AddRange(test.HiddenLayers is { } hidden ? [HiddenLayers(hidden, model)] : []);
        findings.AddRange(test.DiffersFrom is { } other ? [Differs(test, other, criterion, model, view)] : []);
        findings.AddRange(test.Reproduces ? [Reproduces(model)] : []);
        return CriterionFinding.Together(findings);
    }

    private static CriterionFinding Layers(NotebookTest.Architecture test, ModelResult model, string variable)
    {
        var found = FoundLayers.ToCompare(model, test.Layers);
        if (found.Count == 0)
        {
            return CriterionFinding.Undecided("The layers of your model could not be seen from outside, so a marker looks at its code.");
        }

        var pairs = LayerMatching.Match(test.Layers, found, model);
        var differences = pairs.Where(p => p.Difference.Length > 0).Select(p => p.Difference).ToList();
        var finding = differences.Count == 0
            ? CriterionFinding.Met($"The layers are as asked for: {string.Join(" → ", found.Where(f => f.HasWeights).Select(f => f.Words))}.")
            : CriterionFinding.NotMet($"Not as asked for: {string.Join("; ", differences.Take(4))}{(differences.Count > 4 ? $"; and {differences.Count - 4} more" : "")}.");
        return finding with { Exhibits = [Table(pairs, model, variable)], Feedback = [.. Advice(pairs)] };
    }

    private static Exhibit.Table Table(IReadOnlyList<LayerPair> pairs, ModelResult model, string variable)
    {
        List<TableRow> rows = [.. pairs.Select((p, i) => new TableRow(
            [$"{i + 1}", p.Expected is { } e ? LayerWords.Of(e) : "–", p.Found?.Words ?? "missing", p.Found is { } f ? ParameterSum.Of(f.Layer, model).Words : ""],
            p.Difference.Length > 0))];
        return new Exhibit.Table
        {
            Title = $"Layers of {variable} as seen while it was called",
            Columns = ["Layer", "Asked for", "In your model", "Parameters"],
            Rows = [.. rows, new TableRow(["", "", "together", LayerWords.Count(model.Parameters)])],
        };
    }

    private static IEnumerable<string> Advice(IReadOnlyList<LayerPair> pairs)
    {
        if (pairs.FirstOrDefault(p => p.Expected?.Activation is { } asked && p.Found is { Activation: "none" } && asked is not ("none" or "softmax")) is { Expected: { } expected })
        {
            yield return $"Without an activation after it, “{LayerWords.Of(expected)}” and the next layer are together no more than one linear layer.";
        }

        if (pairs.Any(p => p is { Expected: null, Found: not null }) && pairs.Any(p => p is { Expected: not null, Found: null }))
        {
            yield return "Print your model, or the shape after each layer, and go through the table of the handout line by line.";
        }
    }

    private static IEnumerable<CriterionFinding> SoftmaxTwice(ModelResult model) => model.Recorded is { SoftmaxTwice: true }
        ? [CriterionFinding.NotMet("Softmax is applied twice: by the model at its end, and again within the loss.") with
            {
                Feedback = ["F.cross_entropy and nn.CrossEntropyLoss apply softmax themselves: return the scores (logits) of the last layer. With both, gradients become small and the loss cannot fall below about 1.46 for ten classes."],
            }]
        : [];

    private static CriterionFinding Parameters(long expected, ModelResult model)
    {
        var sum = ParameterSum.Words(model) ?? LayerWords.Count(model.Parameters);
        if (model.Parameters == expected)
        {
            return CriterionFinding.Met($"The number of parameters is {sum}.");
        }

        var outside = model.Parameters - model.Layers.Sum(l => ParameterSum.Of(l, model).Count);
        return CriterionFinding.NotMet($"The model has {sum} parameters; {LayerWords.Count(expected)} were expected.") with
        {
            Feedback = outside > 0 && model.Layers.Count > 0
                ? [$"{LayerWords.Count(outside)} parameters belong to no layer that was used when the model was called: look for a layer that is made in __init__ but missing in forward."]
                : model.Parameters == 0 ? ["The model has no parameters that PyTorch knows of: make weights with nn.Parameter or nn layers as attributes of an nn.Module, not in plain lists."]
                : [],
        };
    }

    private static CriterionFinding HiddenLayers(int expected, ModelResult model)
    {
        var layers = FoundLayers.Of(model).Where(l => l.HasWeights).ToList();
        if (layers.Count == 0)
        {
            return CriterionFinding.Undecided("The layers of your model could not be seen from outside, so a marker looks at its code.");
        }

        var hidden = layers.Count - 1;
        var words = $"{hidden} hidden {(hidden == 1 ? "layer" : "layers")}";
        return hidden == expected
            ? CriterionFinding.Met($"The model has {words}: {string.Join(" → ", layers.Select(l => l.Words))}.")
            : CriterionFinding.NotMet($"The model has {words}, {expected} {(expected == 1 ? "was" : "were")} asked for: {string.Join(" → ", layers.Select(l => l.Words))}.");
    }

    private static CriterionFinding Differs(NotebookTest.Architecture test, ModelName name, NotebookCriterion criterion, ModelResult model, NotebookView view)
    {
        if (FoundModel.Of(view, name.Run, name.Model, out var missing) is not { } other)
        {
            return CriterionFinding.NotMet($"There is nothing to compare with: {missing.Reason}");
        }

        if (FoundLayers.Of(model).Count == 0 || FoundLayers.Of(other).Count == 0)
        {
            return CriterionFinding.Undecided("The layers of one of the two models could not be seen from outside, so a marker looks at the code.");
        }

        var (from, differences) = ($"“{view.Variable(name.Run, name.Model)}”", ModelDifferences.Between(other, model));
        var counting = differences.Where(d => d.Change is { } change && test.Changes.Contains(change)).ToList();
        var table = new Exhibit.Table
        {
            Title = "The two models beside each other",
            Columns = ["", view.Variable(name.Run, name.Model), view.Variable(criterion.Run, criterion.Model)],
            Rows = [.. ModelRows.Of(other, model)],
        };
        var finding = counting.Count > 0
            ? CriterionFinding.Met($"Compared with {from} it has {string.Join("; ", counting.Concat(differences.Except(counting)).Select(d => d.Words))}.")
            : differences.Count > 0
                ? CriterionFinding.NotMet($"Compared with {from} it only has {string.Join("; ", differences.Select(d => d.Words))}, which is not what was asked for.")
                : CriterionFinding.NotMet($"Its layers, activations, dropout, batch normalisation and weight decay are those of {from}.") with
                {
                    Feedback = ["Give the second model more layers or units, another activation, or a regulariser (dropout layers, or weight_decay of the optimiser), and keep both models under different names."],
                };
        return finding with { Exhibits = [table] };
    }

    private static CriterionFinding Reproduces(ModelResult model)
    {
        var verdict = ModelReplay.Check(model);
        return verdict.Agrees != false
            ? CriterionFinding.Met(verdict.Words)
            : CriterionFinding.Undecided($"{verdict.Words} A marker looks at it.") with
            {
                Feedback = ["Something happens in your model beside its layers. If forward scales its input, adds shortcuts or calls another network, say so in your write-up."],
            };
    }
}
