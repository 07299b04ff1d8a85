using Autograder.Api.Results;
using Autograder.Rubrics.Answers.Forms;

namespace Autograder.Api.Assignments.Forms;

/// <summary>The form that is filled in instead of writing answers.yaml.</summary>
internal sealed record AnswerPage
{
    public required OpenedAssignment Opened { get; init; }
    public required Deadline Deadline { get; init; }
    public required AnswerForm Form { get; init; }

    /// <summary>What is typed, by the fields' names.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }
    public required AnswerOrigin Origin { get; init; }

    /// <summary>When it was typed or handed in.</summary>
    public DateTimeOffset? Since { get; init; }
    public required TextSet Texts { get; init; }

    /// <summary>How answers are read, by the fields' names; only after "check".</summary>
    public IReadOnlyDictionary<string, EchoView> Echoes { get; init; } = new Dictionary<string, EchoView>();
    public required string SubmitKey { get; init; }

    /// <summary>How many more may be handed in; null for any number.</summary>
    public required int? AttemptsLeft { get; init; }

    public bool CanHandIn => Opened.MayHandIn && !Deadline.IsClosed && AttemptsLeft != 0;

    public string Url => $"{Opened.Url}/answers";

    public string ValueOf(FormField field) => Values.GetValueOrDefault(field.Name, "");

    /// <summary>How many fields have something in them.</summary>
    public int Filled => Form.Fields.Count(asked => ValueOf(asked).Length > 0);

    /// <summary>Files that can be handed in along with the answers.</summary>
    public bool TakesFiles => Opened.Package.Submission.Files.Any(f => f.Role != "answers");
}

/// <summary>Where the texts in the form come from.</summary>
internal enum AnswerOrigin
{
    Empty,
    Draft,
    LastAttempt,
}

/// <summary>How an answer is read, line by line.</summary>
internal sealed record EchoView(IReadOnlyList<EchoViewLine> Lines);

/// <param name="Html">The formula, set; empty where there is none.</param>
internal sealed record EchoViewLine(string Html, string Words, string Problem);

/// <summary>One field on its page.</summary>
internal sealed record FieldView(AnswerPage Page, FormField Field)
{
    public string Value => Page.ValueOf(Field);

    /// <summary>The field's name in the page's markup.</summary>
    public string Id => FieldNames.IdOf(Field.Name);

    public string Name => FieldNames.Text + Field.Name;

    public EchoView? Echo => Page.Echoes.GetValueOrDefault(Field.Name);

    /// <summary>Where the page asks how this answer is read.</summary>
    public string EchoUrl => $"{Page.Url}/echo?field={Uri.EscapeDataString(Field.Name)}";
}
