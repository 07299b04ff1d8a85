namespace Autograder.Reference.Expressions;

/// <summary>Reads names with subscripts and bracketed superscripts, and tells letters that run together apart by what is declared.</summary>
internal sealed class SymbolReader(FormulaReader reader)
{
    private Cursor Cursor => reader.Cursor;

    public Expression Read()
    {
        var start = Cursor.Position;
        var word = Cursor.Next().Text;
        if (Constant(word) is { } constant)
        {
            return constant;
        }
        var named = ReadNamed(word);
        if (IsDeclared(named) || Letters.IsGreekName(word) || FirstPiece(word) is not { } piece)
        {
            return named;
        }
        // Letters that run together: the first name now, the others where the product goes on.
        Cursor.Return(start);
        Cursor.Split(piece.Length);
        return ReadNamed(Cursor.Next().Text);
    }

    /// <summary>A name whose first letters have been taken from the text already.</summary>
    public Expression.Symbol ReadNamed(string word, IEnumerable<Expression>? under = null)
    {
        var (letters, digits) = Split(word);
        if ((digits.Length > 0 || FunctionTable.Find(letters) is { Bare: true }) && !reader.Vocabulary.IsName(letters) && reader.Vocabulary.Find(word) is null && (letters is "sum" or "prod" or "and" or "or" or "not" || FunctionTable.Find(letters) is not null and not { Name: "sigmoid" }))
        {
            throw Cursor.Fault($"'{word}' looks like {letters}; put what it is applied to in brackets");
        }
        var (layer, indices) = ReadSuffixes(word);
        return Resolve(word, [.. under ?? [], .. indices], layer);
    }

    /// <summary>The left side of <c>L(w) = …</c>: a name with the variables that it depends on, which are left out.</summary>
    public Expression? TryReadDefinedName()
    {
        var start = Cursor.Position;
        if (Cursor.Current.Kind is TokenKind.Word or TokenKind.Command && FunctionTable.Find(Cursor.Current.Text) is null)
        {
            try
            {
                if (reader.ReadOperand() is Expression.Symbol name && SkipArguments() && (Cursor.Current.Is("=") || Cursor.Current.Is("&")))
                {
                    return name;
                }
            }
            catch (NotUnderstoodException)
            {
                // Not a name: the ordinary reading says what is wrong with it.
            }
        }
        Cursor.Return(start);
        return null;
    }

    /// <summary>Leaves out a bracket that holds nothing but names, such as the one in ∂H(x)/∂x.</summary>
    public bool SkipArguments()
    {
        if (!Cursor.Current.Is("("))
        {
            return false;
        }
        var ahead = 1;
        while (!Cursor.Ahead(ahead).Is(")"))
        {
            var token = Cursor.Ahead(ahead++);
            if (token.Kind is not (TokenKind.Word or TokenKind.Command or TokenKind.Number) && !token.Is(",") && !token.Is(";") && !token.Is("_") && !token.Is("{") && !token.Is("}"))
            {
                return false;
            }
        }
        for (var i = 0; i <= ahead; i++)
        {
            Cursor.Next();
        }
        return ahead > 1;
    }

    private Expression? Constant(string word) => reader.Vocabulary.IsName(word) || Cursor.Current.Is("_") ? null : word switch
    {
        "pi" => Cursor.Node(new Expression.Constant(KnownConstant.Pi)),
        "e" => Cursor.Node(new Expression.Constant(KnownConstant.E)),
        "inf" or "infinity" or "Infinity" or "infty" => Cursor.Node(new Expression.Constant(KnownConstant.Infinity)),
        _ => null,
    };

    private (Expression? Layer, List<Expression> Indices) ReadSuffixes(string word)
    {
        Expression? layer = null;
        var indices = new List<Expression>();
        while (true)
        {
            if (Cursor.Current.Is("_"))
            {
                Cursor.Next();
                ReadSubscript(indices);
            }
            else if (Cursor.Current.Is("[") && !Cursor.Current.Spaced)
            {
                Cursor.Next();
                reader.Inside(close: null, () => ReadList(indices, "]"));
            }
            else if (layer is null && TryReadLayer(word, indices) is { } found)
            {
                layer = found;
            }
            else
            {
                return (layer, indices);
            }
        }
    }

    private void ReadSubscript(List<Expression> indices)
    {
        if (Cursor.Take("{"))
        {
            reader.Inside(close: null, () => ReadList(indices, "}"));
            return;
        }
        var token = Cursor.Current;
        if (token.Kind == TokenKind.Word && token.Text.Length > 1 && !Letters.IsGreekName(token.Text) && Cursor.Ahead(1).Is("_"))
        {
            Cursor.Split(1);
            token = Cursor.Current;
        }
        switch (token.Kind)
        {
            case TokenKind.Word:
                Cursor.Next();
                indices.AddRange(IndexWords(token.Text));
                return;
            case TokenKind.Number or TokenKind.Command:
                indices.Add(Index(reader.ReadOperand()));
                return;
            default:
                throw Cursor.Fault($"a subscript is a number, a letter or something in braces, not {token.Quoted}");
        }
    }

    private bool ReadList(List<Expression> indices, string close)
    {
        do
        {
            if (Cursor.Current is { Kind: TokenKind.Command, Text: "mathrm" or "text" } && Cursor.Ahead(1).Is("{") && Cursor.Ahead(2).Kind == TokenKind.Word && Cursor.Ahead(3).Is("}"))
            {
                Cursor.Unwrap();
            }
            if (Cursor.Current.Kind == TokenKind.Word && (Cursor.Ahead(1).Is(close) || Cursor.Ahead(1).Is(",")))
            {
                indices.AddRange(IndexWords(Cursor.Next().Text));
            }
            else
            {
                indices.Add(Index(reader.Read(FormulaReader.AnyStrength)));
            }
        }
        while (Cursor.Take(","));
        Cursor.Expect(close, $"a subscript needs its '{close}' here");
        return true;
    }

    /// <summary>w_ij has two indices, x_max one.</summary>
    private IEnumerable<Expression> IndexWords(string word) => word.Length is 2 or 3 && word.All("ijklmnt".Contains)
        ? word.Select(letter => Cursor.Node(new Expression.Symbol(letter.ToString())))
        : Split(word).Letters is "and" or "or" or "not" || FunctionTable.Find(Split(word).Letters) is { Bare: true } ? throw Cursor.Fault($"'{word}' cannot be a subscript") : [Plain(word)];

    private Expression.Symbol Plain(string word) => Cursor.Node(Make(word, [], null));

    /// <summary>W^{(2)} and W^{[2]} always; W^(2) and W^2 where such a symbol is declared.</summary>
    private Expression? TryReadLayer(string word, List<Expression> indices)
    {
        if (!Cursor.Current.Is("^"))
        {
            return null;
        }
        var start = Cursor.Position;
        Cursor.Next();
        var braced = Cursor.Take("{");
        var open = Cursor.Current;
        var bracketed = Cursor.Take("(") || Cursor.Take("[");
        try
        {
            if (bracketed || Cursor.Current.Kind is TokenKind.Number or TokenKind.Word)
            {
                var layer = reader.Inside(close: null, () => bracketed ? reader.Read(FormulaReader.AnyStrength) : reader.ReadOperand());
                var closed = (!bracketed || Cursor.Take(open.Is("(") ? ")" : "]")) && (!braced || Cursor.Take("}"));
                var certain = bracketed && (braced || open.Is("["));
                if (closed && (certain || IsDeclared(word, indices, layer)))
                {
                    return layer;
                }
            }
        }
        catch (NotUnderstoodException)
        {
            // No layer: read as a power, which says what is wrong.
        }
        Cursor.Return(start);
        return null;
    }

    private bool IsDeclared(string word, List<Expression> indices, Expression layer)
    {
        var (letters, digits) = Split(word);
        List<Expression> known = digits.Length > 0 ? [Digits(digits), .. indices] : indices;
        // Subscripts may still follow: without any so far, a name that has this layer is enough.
        return reader.Vocabulary.Find(SymbolKey.Of(letters, [.. known], layer)) is not null
            || (known.Count == 0 && reader.Vocabulary.HasLayer(letters, layer));
    }

    private Expression.Symbol Resolve(string word, List<Expression> indices, Expression? layer)
    {
        var whole = Make(word, indices, layer);
        return Cursor.Node(reader.Vocabulary.Find(whole.Key) ?? whole);
    }

    private bool IsDeclared(Expression.Symbol symbol) => reader.Vocabulary.Find(symbol.Key) is not null || reader.Vocabulary.IsName(symbol.Name);

    /// <summary>The first of several names that run together in a word; null where it is one name.</summary>
    public string? FirstOf(string word) => reader.Vocabulary.IsName(word) || Letters.IsGreekName(word) ? null : FirstPiece(word);

    /// <summary>The first of the declared names that a word consists of; without declarations names end behind their number.</summary>
    private string? FirstPiece(string word)
    {
        var first = new string?[word.Length + 1];
        first[0] = "";
        for (var end = 1; end <= word.Length; end++)
        {
            for (var start = 0; start < end && first[end] is null; start++)
            {
                var piece = word[start..end];
                if (first[start] is { } before && char.IsAsciiLetter(piece[0]) && (end == word.Length || !char.IsAsciiDigit(word[end])) && IsPiece(piece))
                {
                    first[end] = start == 0 ? piece : before;
                }
            }
        }
        return first[word.Length] is { } found && found.Length < word.Length ? found : null;
    }

    private bool IsPiece(string piece)
    {
        var (letters, digits) = Split(piece);
        if (letters.Any(char.IsAsciiDigit))
        {
            return false;
        }
        return reader.Vocabulary.IsEmpty ? digits.Length > 0 || !letters.Any(char.IsAsciiDigit) : reader.Vocabulary.Find(piece) is not null || (digits.Length == 0 && reader.Vocabulary.IsName(letters));
    }

    private Expression.Symbol Make(string word, List<Expression> indices, Expression? layer)
    {
        var (letters, digits) = Split(word);
        return digits.Length == 0 || letters.Any(char.IsAsciiDigit)
            ? new Expression.Symbol(word, [.. indices], layer)
            : new Expression.Symbol(letters, [Digits(digits), .. indices], layer);
    }

    /// <summary>Letters are letters in an index, however they are written. Longer numbers are printed with an exponent, and would read as another name.</summary>
    private Expression Index(Expression index) => index switch
    {
        Expression.Number { Value: >= 1_000_000 } => throw Cursor.Fault("a number of more than six digits is too long for an index"),
        Expression.Constant { Which: KnownConstant.E } => Cursor.Node(new Expression.Symbol("e")),
        Expression.Constant { Which: KnownConstant.Pi } => Cursor.Node(new Expression.Symbol("pi")),
        _ => index,
    };

    private Expression Digits(string digits) => digits.Length <= 6
        ? Cursor.Node(new Expression.Number(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)))
        : throw Cursor.Fault($"the number {digits[..6]}… is too long for an index");

    private static (string Letters, string Digits) Split(string word)
    {
        var letters = word.TrimEnd("0123456789".ToCharArray());
        return (letters, word[letters.Length..]);
    }
}
