namespace Autograder.Reference.Expressions;

/// <summary>Reads sums and products over an index: ∑_{i=1}^n x_i, sum(i=1..n, x_i), \sum_i x_i.</summary>
internal sealed class SeriesReader(FormulaReader reader)
{
    private Cursor Cursor => reader.Cursor;

    /// <summary>Stands behind the sign. The body is the product that follows: ∑ a·b + c is (∑ a·b) + c.</summary>
    public Expression Read(SeriesKind kind)
    {
        Expression? from = null;
        Expression? to = null;
        List<string> indices = [];
        while (Cursor.Current.Is("_") || Cursor.Current.Is("^"))
        {
            if (Cursor.Next().Is("^"))
            {
                to = reader.ReadOperand();
            }
            else
            {
                (indices, from) = ReadLower();
            }
        }
        var body = reader.Read(FormulaReader.SumStrength);
        if (indices.Count == 0)
        {
            return kind == SeriesKind.Sum && to is null
                ? Cursor.Node(new Expression.Call("sum", 0, [body]))
                : throw Cursor.Fault("this sum or product does not say over which index it runs; write it like ∑_{i=1}^n x_i");
        }
        if (from is null != to is null)
        {
            throw Cursor.Fault("a sum or product needs both bounds or none, like ∑_{i=1}^n or ∑_i");
        }
        for (var i = indices.Count - 1; i >= 0; i--)
        {
            body = Cursor.Node(new Expression.Series(kind, indices[i], from, to, body));
        }
        return body;
    }

    /// <summary>Stands before the bracket. Null, and nothing read, where no index stands in it.</summary>
    public Expression? ReadInBrackets(SeriesKind kind)
    {
        var open = Cursor.Current;
        if (Cursor.Ahead(1).Kind != TokenKind.Word || (!Cursor.Ahead(2).Is("=") && !Cursor.Ahead(2).Is(",")))
        {
            return null;
        }
        Cursor.Next();
        return reader.Inside<Expression>(close: null, () =>
        {
            var index = Cursor.Next().Text;
            Expression? from = null;
            Expression? to = null;
            if (Cursor.Take("="))
            {
                from = reader.Read(FormulaReader.AnyStrength);
                Cursor.Expect("..", "the bounds of a sum are written like i=1..n; two points are needed here");
                to = reader.Read(FormulaReader.AnyStrength);
            }
            Cursor.Expect(",", "a comma is needed here between the index and what is summed");
            var body = reader.Read(FormulaReader.AnyStrength);
            reader.ExpectClosing("(", ")", open.Offset);
            return Cursor.Node(new Expression.Series(kind, index, from, to, body));
        });
    }

    private (List<string> Indices, Expression? From) ReadLower()
    {
        if (!Cursor.Take("{"))
        {
            return ([ReadIndex()], null);
        }
        List<string> indices = [ReadIndex()];
        while (Cursor.Take(","))
        {
            indices.Add(ReadIndex());
        }
        Expression? from = null;
        if (Cursor.Take("="))
        {
            from = reader.Read(FormulaReader.ComparisonStrength);
        }
        Cursor.Expect("}", "the index of a sum is written like i or i=1");
        return (indices, from);
    }

    private string ReadIndex()
    {
        var token = Cursor.Current;
        if (token.Kind is not (TokenKind.Word or TokenKind.Command) || (token.Kind == TokenKind.Command && !Letters.IsGreekName(token.Text)))
        {
            throw Cursor.Fault($"the index of a sum is a letter, not {token.Quoted}");
        }
        return Cursor.Next().Text;
    }
}
