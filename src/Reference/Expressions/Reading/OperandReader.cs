using System.Globalization;
using System.Numerics;

namespace Autograder.Reference.Expressions;

/// <summary>Reads what a formula or a part of it can begin with.</summary>
internal sealed class OperandReader(FormulaReader reader)
{
    private readonly CommandReader _commands = new(reader);

    private Cursor Cursor => reader.Cursor;

    public Expression Read(int strength)
    {
        var token = Cursor.Current;
        return token.Kind switch
        {
            TokenKind.Number => TryIndicator("1") ?? ReadNumber(Cursor.Next()),
            TokenKind.Word => ReadWord(token),
            TokenKind.Command => _commands.Read(token, strength),
            TokenKind.Mark => ReadMark(token, strength),
            TokenKind.End => throw Cursor.Fault("the formula stops where a number or a symbol should follow"),
        };
    }

    private Expression ReadMark(Token token, int strength)
    {
        switch (token.Text)
        {
            case "-":
                return ReadSigned(strength);
            case "+":
                Cursor.Next();
                return reader.Read(Math.Max(strength, FormulaReader.SumStrength));
            case "(":
                return ReadBracket(token);
            case "[":
                return ReadSquare(token);
            case "{":
                Cursor.Next();
                return reader.ReadInside("{", "}", token.Offset);
            case "|" or "||":
                return ReadBars(token);
            case "√":
                Cursor.Next();
                return Cursor.Node(new Expression.Call("sqrt", 0, [reader.ReadOperand()]));
            case "∂":
                return reader.Derivatives.TryRead() ?? throw Cursor.Fault("a derivative is written like ∂L/∂w or dL/dw");
            case "∇":
                Cursor.Next();
                return reader.Derivatives.ReadGradient();
            case "∑" or "∏":
                Cursor.Next();
                return reader.Series.Read(token.Text == "∑" ? SeriesKind.Sum : SeriesKind.Product);
            default:
                throw Cursor.Fault($"a number or a symbol is missing before '{token.Text}'");
        }
    }

    /// <summary>1[y &gt; 0] and I(y &gt; 0). Null, and nothing read, where no condition stands in the brackets.</summary>
    private Expression? TryIndicator(string sign)
    {
        if (Cursor.Current.Text != sign || reader.Vocabulary.IsName(sign) || !(Cursor.Ahead(1).Is("[") || Cursor.Ahead(1).Is("(") || Cursor.Ahead(1).Is("{")))
        {
            return null;
        }
        var start = Cursor.Position;
        Cursor.Next();
        if (FormulaReader.Condition(reader.ReadOperand()) is { } condition)
        {
            return Cursor.Node(new Expression.Call("indicator", 0, [condition]));
        }
        Cursor.Return(start);
        return null;
    }

    /// <summary>A minus takes the product behind it, unless it stands behind a stronger operator itself: a / -b * c is (a / -b) · c.</summary>
    private Expression ReadSigned(int strength)
    {
        Cursor.Next();
        return Cursor.Node(new Expression.Negate(reader.Read(Math.Max(strength, FormulaReader.SumStrength))));
    }

    private Expression ReadNumber(Token token)
    {
        var text = token.Text;
        var mantissa = text.Split('e', 'E')[0];
        var digits = mantissa.Count(char.IsAsciiDigit);
        if (digits > ParseLimits.Digits)
        {
            throw new NotUnderstoodException(token.Offset, string.Create(CultureInfo.InvariantCulture, $"a number has {digits} digits; {ParseLimits.Digits} are the most"));
        }
        var power = 0;
        if (mantissa.Length < text.Length && (!int.TryParse(text.AsSpan(mantissa.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power) || Math.Abs(power) > ParseLimits.PowerOfTen))
        {
            throw new NotUnderstoodException(token.Offset, $"the number {Shorten(text)} is too {(text.Contains('-', StringComparison.Ordinal) ? "small" : "large")} to compute with");
        }
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var whole = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
        var shift = power - decimals;
        var exact = shift >= 0 ? new Rational(whole * BigInteger.Pow(10, shift), 1) : new Rational(whole, BigInteger.Pow(10, -shift));
        return Cursor.Node(new Expression.Number(exact));
    }

    private static string Shorten(string text) => text.Length <= 20 ? text : text[..20] + "…";

    private Expression ReadWord(Token token)
    {
        switch (token.Text)
        {
            case "and" or "or":
                throw Cursor.Fault($"a comparison is missing before '{token.Text}'");
            case "not" when reader.Vocabulary.Find("not") is null:
                Cursor.Next();
                return Cursor.Node(new Expression.Not(reader.Read(FormulaReader.NotStrength)));
            case "prod" when Cursor.Ahead(1).Is("("):
                Cursor.Next();
                return reader.Series.ReadInBrackets(SeriesKind.Product) ?? throw Cursor.Fault("a product is written like prod(i=1..n, x_i)");
            case "sum" or "prod" when Cursor.Ahead(1).Is("_"):
                Cursor.Next();
                return reader.Series.Read(token.Text == "sum" ? SeriesKind.Sum : SeriesKind.Product);
        }
        return TryIndicator("I") ?? reader.Derivatives.TryRead() ?? reader.Functions.TryRead() ?? reader.Symbols.Read();
    }

    private Expression ReadBracket(Token token)
    {
        Cursor.Next();
        return reader.Inside(close: null, () =>
        {
            var first = reader.Read(FormulaReader.AnyStrength);
            if (!Cursor.Current.Is(",") && !Cursor.Current.Is(";"))
            {
                reader.ExpectClosing("(", ")", token.Offset);
                return first;
            }
            var items = new List<Expression> { first };
            while (Cursor.Take(",") || Cursor.Take(";"))
            {
                // Python writes a tuple of one as (5,).
                if (Cursor.Current.Is(")"))
                {
                    break;
                }
                items.Add(reader.Read(FormulaReader.AnyStrength));
            }
            reader.ExpectClosing("(", ")", token.Offset);
            return Cursor.Node(new Expression.Array([.. items]));
        });
    }

    /// <summary>[1, 2], [[1, 2], [3, 4]] or [1, 2; 3, 4].</summary>
    private Expression ReadSquare(Token token)
    {
        Cursor.Next();
        return reader.Inside<Expression>(close: null, () =>
        {
            var rows = new List<List<Expression>> { new() };
            while (!Cursor.Current.Is("]"))
            {
                rows[^1].Add(reader.Read(FormulaReader.AnyStrength));
                if (Cursor.Take(";"))
                {
                    rows.Add([]);
                }
                else if (!Cursor.Take(","))
                {
                    break;
                }
            }
            reader.ExpectClosing("[", "]", token.Offset);
            return rows.Count == 1
                ? Cursor.Node(new Expression.Array([.. rows[0]]))
                : Cursor.Node(new Expression.Array([.. rows.Where(r => r.Count > 0).Select(r => Cursor.Node(new Expression.Array([.. r])))]));
        });
    }

    private Expression ReadBars(Token token)
    {
        Cursor.Next();
        var inner = reader.Inside(token.Text, () =>
        {
            var read = reader.Read(FormulaReader.AnyStrength);
            if (token.Text == "|" && Cursor.Current.Is("||"))
            {
                Cursor.Split(1);
            }
            Cursor.Expect(token.Text, $"the '{token.Text}' at character {token.Offset + 1} needs its partner here");
            return read;
        });
        if (token.Text == "|")
        {
            return Cursor.Node(new Expression.Call("abs", 0, [inner]));
        }
        return Cursor.Take("_")
            ? Cursor.Node(new Expression.Call("norm", 0, [inner, NormOf(reader.ReadOperand())]))
            : Cursor.Node(new Expression.Call("norm", 0, [inner]));
    }

    /// <summary>The Frobenius norm of a matrix is its entries' Euclidean norm.</summary>
    private static Expression NormOf(Expression subscript) => subscript is Expression.Symbol { Key: "F" } ? new Expression.Number(2) : subscript;
}
