namespace Autograder.Reference.Expressions;

/// <summary>What may stand between two operands, in marks, words and commands.</summary>
internal static class Infix
{
    public static LogicOperator? Logic(Token token) => token switch
    {
        { Kind: TokenKind.Word, Text: "and" } or { Kind: TokenKind.Command, Text: "land" or "wedge" } => LogicOperator.And,
        { Kind: TokenKind.Word, Text: "or" } or { Kind: TokenKind.Command, Text: "lor" or "vee" } => LogicOperator.Or,
        _ => null,
    };

    public static Relation? Compares(Token token, bool equals) => (token.Kind, token.Text) switch
    {
        (TokenKind.Mark, "<") or (TokenKind.Command, "lt") => Relation.Less,
        (TokenKind.Mark, ">") or (TokenKind.Command, "gt") => Relation.Greater,
        (TokenKind.Mark, "<=") or (TokenKind.Command, "le" or "leq" or "leqslant") => Relation.LessOrEqual,
        (TokenKind.Mark, ">=") or (TokenKind.Command, "ge" or "geq" or "geqslant") => Relation.GreaterOrEqual,
        (TokenKind.Mark, "!=") or (TokenKind.Command, "ne" or "neq") => Relation.NotEqual,
        (TokenKind.Mark, "==") => Relation.Equal,
        (TokenKind.Mark, "=") when equals => Relation.Equal,
        _ => null,
    };

    public static BinaryOperator? Operator(Token token) => (token.Kind, token.Text) switch
    {
        (TokenKind.Mark, "+") => BinaryOperator.Add,
        (TokenKind.Mark, "-") => BinaryOperator.Subtract,
        (TokenKind.Mark, "*" or "@") or (TokenKind.Command, "cdot" or "times" or "ast" or "bullet") => BinaryOperator.Multiply,
        (TokenKind.Mark, "/") or (TokenKind.Command, "div") => BinaryOperator.Divide,
        (TokenKind.Mark, "⊙") or (TokenKind.Command, "odot" or "circ" or "star") => BinaryOperator.Hadamard,
        _ => null,
    };
}
