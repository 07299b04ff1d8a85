namespace Autograder.Reference.Expressions;

/// <summary>Reads what stands behind an operand and binds most strongly: powers, transposes, percent and factorial signs.</summary>
internal sealed class SuffixReader(FormulaReader reader)
{
    private Cursor Cursor => reader.Cursor;

    public bool TryRead(ref Expression operand)
    {
        var token = Cursor.Current;
        if (token.Kind != TokenKind.Mark)
        {
            return false;
        }
        switch (token.Text)
        {
            case "^":
                Cursor.Next();
                operand = ReadPower(operand);
                return true;
            case "'":
                return Postfix(ref operand, PostfixOperator.Transpose, 1);
            case "." when Cursor.Ahead(1).IsWord("T"):
                return Postfix(ref operand, PostfixOperator.Transpose, 2);
            case "%":
                return Postfix(ref operand, PostfixOperator.Percent, 1);
            case "!":
                return Postfix(ref operand, PostfixOperator.Factorial, 1);
            case "_" when operand is Expression.Number { Value: 1 }:
                Cursor.Next();
                operand = ReadIndicator();
                return true;
            case "_":
                throw Cursor.Fault("a subscript belongs directly behind the name of a symbol");
            default:
                return false;
        }
    }

    private bool Postfix(ref Expression operand, PostfixOperator which, int tokens)
    {
        for (var i = 0; i < tokens; i++)
        {
            Cursor.Next();
        }
        operand = Cursor.Node(new Expression.Postfix(which, operand));
        return true;
    }

    /// <summary>The subscript of a one in double strokes: 1_{y > 0}.</summary>
    private Expression ReadIndicator() => reader.Inside(close: null, () => FormulaReader.Condition(reader.ReadOperand()) is { } condition
        ? Cursor.Node(new Expression.Call("indicator", 0, [condition]))
        : throw Cursor.Fault("a subscript belongs directly behind the name of a symbol"));

    private Expression ReadPower(Expression operand)
    {
        if (TakeTranspose())
        {
            return Cursor.Node(new Expression.Postfix(PostfixOperator.Transpose, operand));
        }
        return Cursor.Node(new Expression.Binary(BinaryOperator.Power, operand, ReadExponent()));
    }

    /// <summary>An exponent: a group, or one number, symbol or bracket with its own powers; a sign may stand before it.</summary>
    public Expression ReadExponent() => reader.Read(FormulaReader.PowerStrength - 1);

    /// <summary>A sign of transposition, upright letters and one pair of braces aside.</summary>
    private bool TakeTranspose()
    {
        var (start, braced) = (Cursor.Position, Cursor.Take("{"));
        var styled = Cursor.Current.Kind == TokenKind.Command && CommandReader.IsStyle(Cursor.Current.Text) && Cursor.Ahead(1).Is("{");
        if (styled)
        {
            Cursor.Next();
            Cursor.Next();
        }
        if (IsTranspose(Cursor.Current))
        {
            Cursor.Next();
            if ((!styled || Cursor.Take("}")) && (!braced || Cursor.Take("}")))
            {
                return true;
            }
        }
        Cursor.Return(start);
        return false;
    }

    private bool IsTranspose(Token token) => token switch
    {
        { Kind: TokenKind.Command, Text: "top" or "intercal" or "prime" } => true,
        { Kind: TokenKind.Word, Text: "T" } => reader.Vocabulary.Find("T") is null,
        { Kind: TokenKind.Mark, Text: "'" } => true,
        _ => false,
    };
}
