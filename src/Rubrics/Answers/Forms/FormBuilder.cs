using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>Makes the form of a package.</summary>
internal sealed class FormBuilder
{
    /// <summary>Networks whose layers students choose have fields for so many.</summary>
    private const int FreeLayers = 3;

    private static readonly IReadOnlyList<FieldOption> Verdicts = [new("better", "better"), new("worse", "worse"), new("no-clear-difference", "no clear difference")];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public static AnswerForm Build(Assignment assignment)
    {
        var builder = new FormBuilder();
        var numbers = ItemNumbers.Of([.. assignment.Items.Select(i => i.Id)]);
        var questions = assignment.Items.Select((item, i) => new FormQuestion(item.Id, numbers[i], item.Title, item.Asked, item.Marks, builder.Fields(item))).ToList();
        return new AnswerForm([.. questions.Where(q => q.Fields.Count > 0)], [.. assignment.Keys.Assumptions.Values.Select(Declared)]);
    }

    /// <summary>Several parts may read the same answer, which is asked for once.</summary>
    private List<FormField> Fields(Item item) => [.. Others(item.Check).Concat(Typed(item)).Where(f => _names.Add(f.Name))];

    private static IEnumerable<FormField> Others(ItemCheck check) => check switch
    {
        ItemCheck.Metric { ClaimAnswer: { } claim } => [new FormField(claim, "The accuracy that you report", new FieldKind.Number())],
        ItemCheck.Notebook notebook => notebook.Criteria.Select(Stated).OfType<FormField>(),
        _ => [],
    };

    private static FormField? Stated(NotebookCriterion criterion) => criterion.Test switch
    {
        NotebookTest.Claim claim => new FormField(claim.Name, criterion.Text, new FieldKind.Number(), criterion.Marks),
        NotebookTest.Comparison { Name: { } name } => new FormField(name, criterion.Text, new FieldKind.Choice(Verdicts, One: true), criterion.Marks),
        _ => null,
    };

    private static IEnumerable<FormField> Typed(Item item)
    {
        if (item.Check.Typed is not { } answers)
        {
            return [];
        }

        var alone = answers.Parts is [{ Name: "" }];
        var fields = answers.Parts.SelectMany(part => Fields(part, alone)).ToList();
        var wanted = answers.WorkingRequired && answers.Parts.Any(p => p.Check is not (PartCheck.Text or PartCheck.Drawing or PartCheck.Derivation));
        return wanted ? fields.Append(new FormField(AnswerNames.WorkingOf(item.Id), "", new FieldKind.Working()) { Required = true }) : fields;
    }

    private static IEnumerable<FormField> Fields(Part part, bool alone)
    {
        var whole = new FormField(part.Answer, alone ? "" : part.Title, new FieldKind.Words(), alone ? null : part.Marks);
        return part.Check switch
        {
            PartCheck.Number number => [whole with { Kind = new FieldKind.Number(number.Unit) }],
            PartCheck.Matrix matrix => [whole with { Kind = new FieldKind.Matrix(matrix.Rows, matrix.Columns) }],
            PartCheck.Choice choice => [whole with { Kind = new FieldKind.Choice([.. choice.Options.Select(o => new FieldOption(o.Letter, o.Text))], choice.One) }],
            PartCheck.Expression expression => [whole with { Kind = new FieldKind.Formula(expression.Context?.Names ?? []) }],
            PartCheck.Boolean boolean => [whole with { Kind = new FieldKind.Logic(boolean.Variables) }],
            PartCheck.Derivation derivation => [whole with { Name = $"{part.Answer}.lines", Kind = new FieldKind.Lines(derivation.Lines?.Names ?? []) }],
            PartCheck.Network network => Weights(whole, network),
            PartCheck.Text text => text.IsTyped ? [whole] : [],
            PartCheck.Drawing drawing => drawing.Edges.Count == 0 ? [whole with { Kind = new FieldKind.Drawing() }]
                : [whole with { Name = $"{part.Answer}.edges", Kind = new FieldKind.Edges() }, .. drawing.Auto ? (FormField[])[] : [whole with { Kind = new FieldKind.Drawing(), Marks = null }]],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<FormField> Weights(FormField whole, PartCheck.Network network)
    {
        var layers = network.Task.Layers;
        for (var i = 1; i <= (layers.Count > 0 ? layers.Count : FreeLayers); i++)
        {
            var layer = layers.Count > 0 ? layers[i - 1] : null;
            var label = whole.Label.Length > 0 ? whole.Label + ": " : "";
            yield return new FormField($"{whole.Name}.W{i}", $"{label}$W_{i}$", new FieldKind.Matrix(layer?.Units, layer?.Inputs), i == 1 ? whole.Marks : null);
            yield return new FormField($"{whole.Name}.b{i}", $"{label}$b_{i}$", new FieldKind.Matrix(layer is null ? null : 1, layer?.Units));
        }
    }

    private static FormField Declared(Assumption assumption) => new(AnswerForm.AssumptionPrefix + assumption.Name, assumption.Asked, assumption.Kind switch
    {
        AssumptionKind.Number => new FieldKind.Number(),
        AssumptionKind.Matrix => assumption.Shape.Count <= 2 ? new FieldKind.Matrix(assumption.Shape.Count == 1 ? 1 : assumption.Shape.FirstOrDefault() is > 0 and var rows ? rows : null, assumption.Shape.Count > 0 ? assumption.Shape[^1] : null) : new FieldKind.Matrix(),
        AssumptionKind.Word => new FieldKind.Choice([.. assumption.Words.Select(w => new FieldOption(w, w))], One: true),
    })
    { Required = assumption.Default is null };
}
