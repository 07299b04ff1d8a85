using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Reads calls of known and declared functions: ln x, sin²(x), log_2(8), σ'(z), max(0, z).</summary>
internal sealed class FunctionReader(FormulaReader reader)
{
    private Cursor Cursor => reader.Cursor;

    /// <summary>Null where the word is no function, or a name that happens to be one and is not called.</summary>
    public Expression? TryRead()
    {
        var word = Cursor.Current.Text;
        if (reader.Vocabulary.IsFunction(FunctionTable.Find(word)?.Name ?? word))
        {
            return TryReadCall(FunctionTable.Find(word), word);
        }
        return reader.Vocabulary.IsName(word) || FunctionTable.Find(word) is not { } known ? TryReadFused(word) : TryReadCall(known, word);
    }

    private Expression? TryReadCall(KnownFunction? known, string word)
    {
        var start = Cursor.Position;
        Cursor.Next();
        var marks = ReadMarks(known);
        var name = known?.Name ?? word;
        if (!IsOpening(Cursor.Current) && known is not { Bare: true })
        {
            if (known is { Kind: not FunctionKind.Elementwise } or { Name: "exp" or "abs" or "sqrt" or "relu" or "softplus" } && !Cursor.Current.Is("_"))
            {
                throw Cursor.Fault($"{word} needs what it is applied to in brackets, like {word}(x)");
            }
            Cursor.Return(start);
            return null;
        }
        if (Cursor.Current is { Kind: TokenKind.Mark, Text: "(" } && Ranged(name) is { } kind)
        {
            return reader.Series.ReadInBrackets(kind) ?? Call(known, name, marks, ReadArguments(known));
        }
        return Call(known, name, marks, ReadArguments(known));
    }

    private static SeriesKind? Ranged(string name) => name == "sum" ? SeriesKind.Sum : null;

    private static bool IsOpening(Token token) => token.Is("(") || token.Is("{") || (token.Is("[") && !token.Spaced);

    /// <summary>Primes, a power and a base, as they stand between a function and what it is applied to.</summary>
    private (int Primes, Expression? Power, Expression? Base) ReadMarks(KnownFunction? known)
    {
        (int Primes, Expression? Power, Expression? Base) marks = default;
        while (true)
        {
            if (Cursor.Take("'"))
            {
                marks.Primes++;
            }
            else if (Cursor.Current.Is("^") && Cursor.Ahead(1).Is("{") && Cursor.Ahead(2) is { Kind: TokenKind.Command, Text: "prime" } && Cursor.Ahead(3).Is("}"))
            {
                for (var i = 0; i < 4; i++)
                {
                    Cursor.Next();
                }
                marks.Primes++;
            }
            else if (Cursor.Current.Is("^") && marks.Power is null && !IsSign(Cursor.Ahead(Cursor.Ahead(1).Is("{") ? 2 : 1)))
            {
                Cursor.Next();
                marks.Power = reader.ReadExponent();
            }
            else if (known?.Name == "log" && marks.Base is null && Cursor.Take("_"))
            {
                marks.Base = reader.ReadOperand();
            }
            else
            {
                return marks;
            }
        }
    }

    private static bool IsSign(Token token) => token is { Kind: TokenKind.Command, Text: "prime" or "top" or "intercal" };

    private List<Expression> ReadArguments(KnownFunction? known)
    {
        var open = Cursor.Current;
        if (!IsOpening(open))
        {
            return [ReadBare()];
        }
        Cursor.Next();
        var close = open.Text switch { "(" => ")", "[" => "]", _ => "}" };
        return reader.Inside(close: null, () =>
        {
            var arguments = new List<Expression>();
            if (!Cursor.Current.Is(close))
            {
                do
                {
                    arguments.Add(reader.Read(FormulaReader.AnyStrength));
                }
                while (Cursor.Take(",") || Cursor.Take(";"));
            }
            reader.ExpectClosing(open.Text, close, open.Offset);
            return arguments;
        });
    }

    /// <summary>Without brackets a function takes what runs together behind it, up to the next bracket or function: ln 2x, y ln p (1-p).</summary>
    private Expression ReadBare()
    {
        if (Cursor.Current.Is("-"))
        {
            Cursor.Next();
            return Cursor.Node(new Expression.Negate(ReadBare()));
        }
        var argument = reader.Read(FormulaReader.TightStrength);
        while (Cursor.Current is { Kind: TokenKind.Word, Text: not ("and" or "or") } word && FunctionTable.Find(word.Text) is null && argument is Expression.Number or Expression.Symbol)
        {
            argument = Cursor.Node(new Expression.Binary(BinaryOperator.Multiply, argument, reader.Read(FormulaReader.TightStrength)));
        }
        return argument;
    }

    private Expression Call(KnownFunction? known, string name, (int Primes, Expression? Power, Expression? Base) marks, List<Expression> arguments)
    {
        var (least, most) = known is null ? (1, 8) : (known.Least, known.Most);
        if (arguments.Count < least || arguments.Count > most)
        {
            var wanted = least == most ? $"{least}" : $"{least} to {most}";
            throw Cursor.Fault(string.Create(CultureInfo.InvariantCulture, $"{name} takes {wanted} {(wanted == "1" ? "value" : "values")} in its brackets, not {arguments.Count}"));
        }
        if (marks.Primes > 3)
        {
            throw Cursor.Fault($"{name} has more primes than can be computed");
        }
        var call = Cursor.Node(marks.Base switch
        {
            null => new Expression.Call(name, marks.Primes, [.. arguments]),
            Expression.Number { Value: 2 } => new Expression.Call("log2", 0, [.. arguments]),
            Expression.Number { Value: 10 } => new Expression.Call("log10", 0, [.. arguments]),
            Expression.Constant { Which: KnownConstant.E } => new Expression.Call("ln", 0, [.. arguments]),
            var other => new Expression.Call("logb", 0, [other, .. arguments]),
        });
        if (marks.Power is Expression.Negate)
        {
            throw Cursor.Fault($"a negative power between {name} and its brackets can mean two things; write 1/{name}(…)");
        }
        return marks.Power is null ? call : Cursor.Node(new Expression.Binary(BinaryOperator.Power, call, marks.Power));
    }

    /// <summary>ln2 and sin2x; lnx and logp, where x and p are declared.</summary>
    private Expression? TryReadFused(string word)
    {
        if (reader.Vocabulary.IsName(word) || reader.Vocabulary.Find(word) is not null || Cursor.Current.Kind != TokenKind.Word)
        {
            return null;
        }
        var letters = word.TakeWhile(char.IsAsciiLetter).Count();
        var function = letters < word.Length && FunctionTable.Find(word[..letters]) is { Bare: true } && !reader.Vocabulary.IsName(word[..letters])
            ? letters
            : ((string[])["ln", "log", "exp", "sqrt"]).FirstOrDefault(f => word.StartsWith(f, StringComparison.Ordinal) && reader.Vocabulary.IsName(word[f.Length..].TrimEnd("0123456789".ToCharArray())))?.Length ?? 0;
        if (function == 0)
        {
            return null;
        }
        var known = FunctionTable.Find(word[..function]);
        Cursor.Split(function);
        Cursor.Next();
        return Call(known, known?.Name ?? word[..function], default, [ReadBare()]);
    }
}
