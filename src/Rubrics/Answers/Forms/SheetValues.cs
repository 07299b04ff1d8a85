namespace Autograder.Rubrics.Answers.Forms;

/// <summary>Answers as texts of fields.</summary>
internal static class SheetValues
{
    public static AnswerValues Read(AnswerForm form, AnswerSheet sheet)
    {
        var fields = form.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in sheet.All)
        {
            var name = FieldOf(answer, fields, sheet);
            Add(values, name, Text(fields.GetValueOrDefault(name)?.Kind, answer.Value));
        }

        foreach (var assumed in sheet.AllAssumed)
        {
            var name = AnswerForm.AssumptionPrefix + assumed.Name;
            Add(values, name, Text(fields.GetValueOrDefault(name)?.Kind, assumed.Value));
        }

        return new AnswerValues(values, sheet.Problems);
    }

    private static void Add(Dictionary<string, string> values, string name, string text)
    {
        if (text.Length > 0)
        {
            values.TryAdd(name, text);
        }
    }

    /// <summary>The lines of a derivation, the edges of a graph and weights may stand under a second name.</summary>
    private static string FieldOf(TypedAnswer answer, Dictionary<string, FormField> fields, AnswerSheet sheet)
    {
        if (fields.TryGetValue(answer.Name, out var own) && !(own.Kind is FieldKind.Drawing && answer.Value is Typed.List))
        {
            return answer.Name;
        }

        var dot = answer.Name.LastIndexOf('.');
        string[] others = [$"{answer.Name}.lines", $"{answer.Name}.edges", dot > 0 && answer.Name[(dot + 1)..] is ['w', ..] ? $"{answer.Name[..dot]}.W{answer.Name[(dot + 2)..]}" : answer.Name];
        return others.FirstOrDefault(o => fields.ContainsKey(o) && sheet.Find(o) is null) ?? answer.Name;
    }

    private static string Text(FieldKind? kind, Typed typed) => (typed, kind) switch
    {
        (Typed.Words words, _) => words.Text,
        (Typed.List { Items: [] }, FieldKind.Choice) => FieldKind.Choice.None,
        (Typed.List list, FieldKind.Choice) => FieldKind.Choice.Value(Leaves(list)),
        (Typed.List list, FieldKind.Lines or FieldKind.Edges or FieldKind.Words or FieldKind.Working or FieldKind.Drawing) => string.Join('\n', Leaves(list)).Trim(),
        (Typed.List list, _) => GridText.Of(list),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Leaves(Typed typed) => typed is Typed.List list ? list.Items.SelectMany(Leaves) : [typed.Shown];
}
