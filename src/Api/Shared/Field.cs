namespace Autograder.Api.Shared;

/// <summary>One labelled input: <c>&lt;partial name="_Field" model='new Field("Email", T["E-mail address"]) { Type = "email" }' /&gt;</c>. Its problems come from the model state.</summary>
internal sealed record Field(string Name, string Label)
{
    public string Type { get; init; } = "text";
    public string? Value { get; init; }
    public string? Autocomplete { get; init; }
    public string? Hint { get; init; }
    public string? InputMode { get; init; }
    public int? MaxLength { get; init; }
    public bool Required { get; init; } = true;
    public bool Autofocus { get; init; }

    /// <summary>Suggestions or, with <see cref="Choices"/>, none.</summary>
    public string? List { get; init; }

    /// <summary>Value and text of each; makes it a select.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }
}
