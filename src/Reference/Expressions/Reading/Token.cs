namespace Autograder.Reference.Expressions;

internal enum TokenKind
{
    Number,

    /// <summary>Letters and digits, or the name of a Greek or accented letter.</summary>
    Word,

    /// <summary>A LaTeX command, without its backslash.</summary>
    Command,
    Mark,
    End,
}

/// <param name="Text">ASCII, except ⊙ √ ∂ ∇ Σ Π</param>
/// <param name="Offset">where it starts in the text that was typed, counted from 0</param>
/// <param name="Spaced">white space stands before it</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset, bool Spaced)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;

    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;

    /// <summary>What a message quotes.</summary>
    public string Quoted => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Command => $"'\\{Text}'",
        _ => $"'{Text}'",
    };
}
