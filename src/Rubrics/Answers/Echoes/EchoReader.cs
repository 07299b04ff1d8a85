using System.Globalization;
using Autograder.Reference.Booleans;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;

namespace Autograder.Rubrics.Answers.Echoes;

/// <summary>Reads a text as the field's kind is read when it is judged.</summary>
internal sealed class EchoReader(Assignment assignment)
{
    private const int MostWords = 3;
    private readonly DecimalMark _mark = assignment.AnswerRules.Decimal;

    public AnswerEcho Read(FormField field, string text) => field.Kind switch
    {
        FieldKind.Number => Number(text),
        FieldKind.Matrix => IsDeclared(field) && Declared(field, text) is { } problem ? AnswerEcho.One("", problem) : Matrix(field, text),
        FieldKind.Choice choice => Choice(choice, text),
        FieldKind.Formula => Formula(field, text),
        FieldKind.Logic logic => Logic(logic, text),
        FieldKind.Lines => Lines(field, text),
        FieldKind.Edges => Edges(text),
        FieldKind.Words or FieldKind.Working or FieldKind.Drawing => AnswerEcho.Nothing,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private AnswerEcho Number(string text)
    {
        var read = NumberText.Read(text, _mark);
        return read.Value is { } value ? Line(read.Tex, read.Plain ? "" : $"= {Numbers.Shown(value)}") : AnswerEcho.One("", Sentence(read.Problem));
    }

    private AnswerEcho Matrix(FormField field, string text)
    {
        var array = AnswerArray.Read(GridText.Read(text) ?? (Typed)new Typed.Words(text), _mark, out var problem);
        if (array is null || array.Entries.Count > MatrixJudge.MostEntries)
        {
            return AnswerEcho.One("", Sentence(array is null ? problem : $"it has more than {MatrixJudge.MostEntries} entries"));
        }

        if (array.Entries.Any(e => e.Number is null && e.Text.Length == 0))
        {
            return AnswerEcho.One(array.ShapeWords, "An entry is empty.");
        }

        var symbols = (PartOf(field)?.Check as PartCheck.Matrix)?.Symbols.Select(ArrayComparison.Normal).ToHashSet() ?? [];
        var words = array.Entries.Where(e => e.Number is null && !symbols.Contains(ArrayComparison.Normal(e.Text))).Select(e => $"“{Excerpt.Of(e.Text, 40)}”").Distinct().Take(MostWords).ToList();
        return Line(ArrayTex.Of(array), words.Count == 0 ? array.ShapeWords : $"{array.ShapeWords}; {string.Join(", ", words)} {(words.Count == 1 ? "is read as a word, not as a number" : "are read as words, not as numbers")}");
    }

    private static AnswerEcho Choice(FieldKind.Choice choice, string text) => choice.Ticked(text) switch
    {
        null => AnswerEcho.One("", $"“{Excerpt.Of(text)}” is none of the options {string.Join(", ", choice.Options.Select(o => o.Letter))}."),
        [] => AnswerEcho.One("no box ticked", ""),
        { Count: > 1 } when choice.One => AnswerEcho.One("", "Exactly one box is to be ticked."),
        var ticked => AnswerEcho.One($"ticked: {string.Join(", ", ticked)}", ""),
    };

    private AnswerEcho Formula(FormField field, string text)
    {
        if ((PartOf(field)?.Check as PartCheck.Expression)?.Context is not { } context)
        {
            return AnswerEcho.Nothing;
        }

        var parsed = context.Parse(text);
        return !parsed.Understood ? AnswerEcho.One("", Sentence(parsed.Problem))
            : ExpressionJudge.Stranger(context, parsed) is { } stranger ? AnswerEcho.One("", $"'{stranger}' does not occur in this question.")
            : Line(TexPrinter.Print(parsed.Value.Last), parsed.Value.Sides.Count > 1 ? "the last side counts" : "");
    }

    private static AnswerEcho Logic(FieldKind.Logic logic, string text) =>
        BooleanParser.Parse(BooleanJudge.RightSide(text), logic.Variables, out var problem) is { } typed ? Line(typed.Tex, "") : AnswerEcho.One("", Sentence(problem));

    /// <summary>Whether a line follows is left to judging; here it only has to be a formula.</summary>
    private AnswerEcho Lines(FormField field, string text) => (PartOf(field)?.Check as PartCheck.Derivation)?.Lines is not { } key ? AnswerEcho.Nothing
        : new AnswerEcho([.. key.Read([text]).Select(line => line.Understood ? new EchoLine(string.Join(" = ", line.Value.Sides.Select(s => TexPrinter.Print(s))), "", "") : new EchoLine(null, "", Sentence(line.Problem)))]);

    private static AnswerEcho Edges(string text)
    {
        var edges = DrawingJudge.Read(new Typed.Words(text), out var problem);
        return problem is null ? AnswerEcho.One(edges.Count == 1 ? "1 edge" : string.Create(CultureInfo.InvariantCulture, $"{edges.Count} edges"), "") : AnswerEcho.One("", Sentence(problem));
    }

    private static bool IsDeclared(FormField field) => field.Name.StartsWith(AnswerForm.AssumptionPrefix, StringComparison.Ordinal);

    /// <summary>What a declared array must be is no secret: its shape, and that something is left to compute.</summary>
    private string? Declared(FormField field, string text)
    {
        var name = field.Name[AnswerForm.AssumptionPrefix.Length..];
        var sheet = AnswerSheet.Read(new Intake.IntakeFile("answers.yaml", AnswerValues.Write(assignment, new Dictionary<string, string> { [field.Name] = text }), ""), null);
        var read = new StudentAnswers(assignment, sheet, "").Assumed(assignment.Keys.Assumptions[name]);
        return read.Value is null ? Sentence(read.Problem) : null;
    }

    private Part? PartOf(FormField field) => assignment.Items.Select(i => i.Check.Typed).OfType<ItemCheck.Answers>().SelectMany(a => a.Parts)
        .FirstOrDefault(p => p.Answer == field.Name || p.Check is PartCheck.Derivation && $"{p.Answer}.lines" == field.Name);

    private static AnswerEcho Line(string? tex, string words) => new([new EchoLine(tex, words, "")]);

    private static string Sentence(ParseProblem problem) => Sentence($"{problem.Message} (at character {Numbers.Shown(problem.Position)})");

    private static string Sentence(string problem) => problem.Length == 0 ? "" : $"{char.ToUpperInvariant(problem[0])}{problem[1..].TrimEnd('.')}.";
}
