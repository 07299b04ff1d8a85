namespace Autograder.Reference.Expressions;

/// <summary>Reads a formula by the binding strengths of its operators (Pratt 1973, "Top down operator precedence").</summary>
internal sealed class FormulaReader
{
    public const int AnyStrength = 0;
    public const int OrStrength = 2;
    public const int AndStrength = 4;
    public const int NotStrength = 6;
    public const int ComparisonStrength = 8;
    public const int SumStrength = 10;
    public const int ProductStrength = 20;
    public const int TightStrength = 30;
    public const int PowerStrength = 40;

    private readonly bool _tightProducts;
    private readonly OperandReader _operands;
    private readonly SuffixReader _suffixes;
    private string? _closingBar;
    private bool _equalsCompares;
    private bool _sawSlash;
    private bool _sawRunTogether;

    public FormulaReader(Cursor cursor, Vocabulary vocabulary, bool tightProducts)
    {
        (Cursor, Vocabulary, _tightProducts) = (cursor, vocabulary, tightProducts);
        Symbols = new(this);
        Functions = new(this);
        Derivatives = new(this);
        _operands = new(this);
        _suffixes = new(this);
        Series = new(this);
    }

    public Cursor Cursor { get; }

    public Vocabulary Vocabulary { get; }

    public SymbolReader Symbols { get; }

    public FunctionReader Functions { get; }

    public DerivativeReader Derivatives { get; }

    public SeriesReader Series { get; }

    public Expression ReadExponent() => _suffixes.ReadExponent();

    /// <summary>One number, symbol, call or bracket, without powers behind it.</summary>
    public Expression ReadOperand(int strength = PowerStrength)
    {
        Cursor.Enter();
        try
        {
            return _operands.Read(strength);
        }
        finally
        {
            Cursor.Leave();
        }
    }

    /// <summary>A slash and a product without a sign stand in one formula, so that 1/2x may occur.</summary>
    public bool HasOtherReading => _sawSlash && _sawRunTogether;

    public Statement ReadStatement()
    {
        var sides = new List<Expression>();
        Cursor.Take("&");
        var continues = Cursor.Take("=");
        do
        {
            Cursor.Take("&");
            sides.Add(Symbols.TryReadDefinedName() ?? Read(AnyStrength));
            Cursor.Take("&");
        }
        while (Cursor.Take("="));
        ExpectEnd();
        return new([.. sides], continues);
    }

    public Expression ReadCondition()
    {
        _equalsCompares = true;
        var condition = Read(AnyStrength);
        ExpectEnd();
        return condition;
    }

    /// <summary>Reads as long as operators bind more strongly than <paramref name="strength"/>.</summary>
    public Expression Read(int strength)
    {
        Cursor.Enter();
        try
        {
            var left = _operands.Read(strength);
            while (_suffixes.TryRead(ref left) || TryInfix(ref left, strength))
            {
            }
            return left;
        }
        finally
        {
            Cursor.Leave();
        }
    }

    /// <summary>Reads what stands inside brackets, up to the closing mark, which it takes.</summary>
    public Expression ReadInside(string open, string close, int opened) => Inside(close: null, () =>
    {
        var inner = Read(AnyStrength);
        ExpectClosing(open, close, opened);
        return inner;
    });

    public void ExpectClosing(string open, string close, int opened) =>
        Cursor.Expect(close, $"the '{open}' at character {opened + 1} needs its '{close}' here");

    /// <summary>Runs a reading in which bars and equals signs of outside mean nothing.</summary>
    public T Inside<T>(string? close, Func<T> read)
    {
        var (bar, compares) = (_closingBar, _equalsCompares);
        (_closingBar, _equalsCompares) = (close, true);
        try
        {
            return read();
        }
        finally
        {
            (_closingBar, _equalsCompares) = (bar, compares);
        }
    }

    private void ExpectEnd()
    {
        if (Cursor.Current.Is(".") && Cursor.Ahead(1).Kind == TokenKind.End)
        {
            Cursor.Next();
        }
        if (Cursor.Current.Kind == TokenKind.End)
        {
            return;
        }
        throw Cursor.Fault(Cursor.Current.Text switch
        {
            ")" or "]" or "}" => $"the '{Cursor.Current.Text}' closes a bracket that was not opened",
            "," or ";" => $"the '{Cursor.Current.Text}' separates what should be one formula",
            @"\\" => "one formula ends here and another begins; write one per line",
            _ => $"{Cursor.Current.Quoted} is not expected here",
        });
    }

    private bool TryInfix(ref Expression left, int strength)
    {
        var token = Cursor.Current;
        if (Infix.Logic(token) is { } logic)
        {
            var own = logic == LogicOperator.Or ? OrStrength : AndStrength;
            return own > strength && Combine(ref left, own, (l, r) => new Expression.Logic(logic, l, r));
        }
        if (Infix.Compares(token, _equalsCompares) is not null)
        {
            return ComparisonStrength > strength && ReadComparison(ref left);
        }
        if (Infix.Operator(token) is { } written)
        {
            var own = written is BinaryOperator.Add or BinaryOperator.Subtract ? SumStrength : ProductStrength;
            _sawSlash |= token.Is("/");
            return own > strength && Combine(ref left, own, (l, r) => new Expression.Binary(written, l, r));
        }
        return IsRunTogether(token) && (_tightProducts ? TightStrength : ProductStrength) > strength && ReadRunTogether(ref left);
    }

    private bool Combine(ref Expression left, int strength, Func<Expression, Expression, Expression> make)
    {
        Cursor.Next();
        left = Cursor.Node(make(left, Read(strength)));
        return true;
    }

    private bool ReadComparison(ref Expression left)
    {
        var (operands, relations) = (new List<Expression> { left }, new List<Relation>());
        while (Infix.Compares(Cursor.Current, _equalsCompares) is { } relation)
        {
            Cursor.Next();
            relations.Add(relation);
            operands.Add(Read(ComparisonStrength));
        }
        left = Cursor.Node(new Expression.Comparison([.. operands], [.. relations]));
        return true;
    }

    private bool IsRunTogether(Token token) => token.Kind switch
    {
        TokenKind.End => false,
        TokenKind.Mark => token.Text is "(" or "[" or "{" or "√" or "∂" or "∇" or "∑" or "∏" || (token.Text is "|" or "||" && _closingBar != token.Text && _closingBar != "|"),
        TokenKind.Command => token.Text is not ("end" or "mid"),
        TokenKind.Number or TokenKind.Word => true,
    };

    private bool ReadRunTogether(ref Expression left)
    {
        if (left is Expression.Number && Cursor.Current.Kind == TokenKind.Number)
        {
            throw Cursor.Fault("two numbers stand next to each other; put a sign or a comma between them, or leave out the space");
        }
        var right = Read(_tightProducts ? TightStrength : ProductStrength);
        _sawRunTogether = true;
        left = Cursor.Node(new Expression.Binary(BinaryOperator.Multiply, left, right));
        return true;
    }

    /// <summary>What stands in the brackets of 1(y &gt; 0) and 1[y &gt; 0].</summary>
    public static Expression? Condition(Expression bracket) => bracket switch
    {
        Expression.Array { Items: [var only] } => Condition(only),
        Expression.Comparison or Expression.Logic or Expression.Not => bracket,
        _ => null,
    };
}
