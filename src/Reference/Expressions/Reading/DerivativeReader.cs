namespace Autograder.Reference.Expressions;

/// <summary>Reads derivatives: dL/dw_1, ∂²L/∂w², \frac{\partial L}{\partial w}, d/dx (…), ∇_w L.</summary>
internal sealed class DerivativeReader(FormulaReader reader)
{
    private const int HighestOrder = 4;

    private Cursor Cursor => reader.Cursor;

    /// <summary>Null, and nothing read, where no derivative stands.</summary>
    public Expression? TryRead() => Attempt(() => TakeDifferential() is { } rest && TryNumerator(rest, group: false, out var order, out var of)
        && Cursor.Take("/") && TryDenominator(order) is { } by ? (of, by) : null);

    /// <summary>The two groups behind \frac, where they are differentials.</summary>
    public Expression? TryReadFraction() => Attempt(() => Cursor.Take("{") && TakeDifferential() is { } rest && TryNumerator(rest, group: true, out var order, out var of)
        && Cursor.Take("}") && Cursor.Take("{") && TryDenominator(order) is { } by && Cursor.Take("}") ? (of, by) : null);

    /// <summary>∇_w L is the derivative by w; ∇L without a subscript is a symbol of its own, <c>nablaL</c>.</summary>
    public Expression ReadGradient()
    {
        Expression? by = null;
        if (Cursor.Take("_"))
        {
            by = reader.ReadOperand();
        }
        var of = reader.ReadOperand();
        if (of is Expression.Symbol)
        {
            reader.Symbols.SkipArguments();
        }
        return (by, of) switch
        {
            (Expression.Symbol symbol, _) => Cursor.Node(new Expression.Derivative(of, symbol)),
            (null, Expression.Symbol symbol) => Cursor.Node(Named($"nabla{symbol.Name}", symbol)),
            _ => throw Cursor.Fault("a gradient is written like ∇_w L, with a symbol below and the function behind"),
        };
    }

    private Expression.Symbol Named(string name, Expression.Symbol like)
    {
        var symbol = new Expression.Symbol(name, like.Indices, like.Layer);
        return reader.Vocabulary.Find(symbol.Key) ?? symbol;
    }

    private Expression? Attempt(Func<(Expression? Of, List<Expression.Symbol> By)?> read)
    {
        var start = Cursor.Position;
        try
        {
            if (read() is var (of, by))
            {
                return Build(of, by);
            }
        }
        catch (NotUnderstoodException)
        {
            // No derivative: the ordinary reading says what is wrong.
        }
        Cursor.Return(start);
        return null;
    }

    /// <summary>What follows the d in the same word; empty where ∂ or a d of its own stands. Null: no differential.</summary>
    private string? TakeDifferential()
    {
        var token = Cursor.Current;
        if (token.Is("∂") || token.IsCommand("partial"))
        {
            Cursor.Next();
            return "";
        }
        if (token.IsCommand("mathrm") && Cursor.Ahead(1).Is("{") && Cursor.Ahead(2) is { Kind: TokenKind.Word, Text: ['d', ..] } && Cursor.Ahead(3).Is("}"))
        {
            Cursor.Unwrap();
            token = Cursor.Current;
        }
        var word = token.Text;
        if (token.Kind != TokenKind.Word || word[0] != 'd' || reader.Vocabulary.IsName(word) || Letters.IsGreekName(word) || FunctionTable.Find(word) is not null
            || (word.Length > 1 && !char.IsAsciiLetter(word[1])))
        {
            return null;
        }
        Cursor.Next();
        return word[1..];
    }

    private bool TryNumerator(string rest, bool group, out int order, out Expression? of)
    {
        (order, of) = (1, null);
        if (rest.Length > 0)
        {
            if (reader.Symbols.FirstOf(rest) is not null)
            {
                return false;
            }
            of = reader.Symbols.ReadNamed(rest);
            reader.Symbols.SkipArguments();
            return !group || Cursor.Current.Is("}");
        }
        if (TakeOrder() is { } written)
        {
            order = written;
        }
        if (order is < 1 or > HighestOrder)
        {
            return false;
        }
        if (Cursor.Current.Is(group ? "}" : "/"))
        {
            return true;
        }
        if (Cursor.Current is not ({ Kind: TokenKind.Word or TokenKind.Command } or { Text: "(" }))
        {
            return false;
        }
        var start = Cursor.Position;
        of = ReadPlain();
        if (of is Expression.Symbol)
        {
            reader.Symbols.SkipArguments();
        }
        if (group && !Cursor.Current.Is("}"))
        {
            Cursor.Return(start);
            of = reader.Read(FormulaReader.AnyStrength);
        }
        return true;
    }

    private List<Expression.Symbol>? TryDenominator(int order)
    {
        var by = new List<Expression.Symbol>();
        while (by.Count < order && TakeDifferential() is { } rest)
        {
            if (rest.Length > 0 && reader.Symbols.FirstOf(rest) is { } piece)
            {
                // dL/dwx, where w and x are declared: by w, and x goes on.
                Cursor.Return(Cursor.Position - 1);
                Cursor.Split(1 + piece.Length);
                Cursor.Next();
                rest = piece;
            }
            if (rest.Length == 0 && Cursor.Current.Kind is not (TokenKind.Word or TokenKind.Command))
            {
                return null;
            }
            if ((rest.Length > 0 ? reader.Symbols.ReadNamed(rest) : ReadPlain()) is not Expression.Symbol symbol)
            {
                return null;
            }
            var times = order > 1 ? TakeOrder() ?? 1 : 1;
            by.AddRange(Enumerable.Repeat(symbol, Math.Clamp(times, 0, HighestOrder)));
        }
        return by.Count == order ? by : null;
    }

    /// <summary>A symbol, call or bracket: behind ∂ a d belongs to the name.</summary>
    private Expression ReadPlain() => Cursor.Current.Kind == TokenKind.Word ? reader.Functions.TryRead() ?? reader.Symbols.Read() : reader.ReadOperand();

    private int? TakeOrder()
    {
        var start = Cursor.Position;
        if (Cursor.Take("^"))
        {
            var braced = Cursor.Take("{");
            var token = Cursor.Next();
            if (token is { Kind: TokenKind.Number, Text: [var digit] } && (!braced || Cursor.Take("}")))
            {
                return digit - '0';
            }
        }
        Cursor.Return(start);
        return null;
    }

    private Expression Build(Expression? of, List<Expression.Symbol> by)
    {
        of ??= reader.Read(FormulaReader.TightStrength);
        foreach (var symbol in by)
        {
            of = Cursor.Node(new Expression.Derivative(of, symbol));
        }
        return of;
    }
}
