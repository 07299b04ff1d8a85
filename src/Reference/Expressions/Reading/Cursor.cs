using System.Collections.Frozen;
using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>The tokens of one text, where reading stands, and what it has cost so far.</summary>
internal sealed class Cursor
{
    // They change how a formula looks, not what it says.
    private static readonly FrozenSet<string> Looks =
    [
        "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr",
        "mleft", "mright", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "mathstrut", "limits", "nolimits", "quad", "qquad", "nonumber", "notag",
    ];

    // Other ways to write a mark or a letter, such as editors use.
    private static readonly FrozenDictionary<string, (TokenKind Kind, string Text)> Same = new Dictionary<string, (TokenKind, string)>
    {
        ["lvert"] = (TokenKind.Mark, "|"), ["rvert"] = (TokenKind.Mark, "|"), ["vert"] = (TokenKind.Mark, "|"),
        ["lVert"] = (TokenKind.Mark, "||"), ["rVert"] = (TokenKind.Mark, "||"), ["Vert"] = (TokenKind.Mark, "||"),
        ["lparen"] = (TokenKind.Mark, "("), ["rparen"] = (TokenKind.Mark, ")"), ["lbrack"] = (TokenKind.Mark, "["), ["rbrack"] = (TokenKind.Mark, "]"),
        ["exponentialE"] = (TokenKind.Word, "e"), ["differentialD"] = (TokenKind.Word, "d"),
    }.ToFrozenDictionary();

    private readonly List<Token> _tokens;
    private readonly ParseLimits _limits;
    private int _nodes;
    private int _depth;

    public Cursor(string text, ParseOptions options)
    {
        _limits = options.Limits;
        if (text.Length > _limits.Length)
        {
            throw new NotUnderstoodException(_limits.Length, string.Create(CultureInfo.InvariantCulture, $"the formula is longer than {_limits.Length} characters; split it or shorten it"));
        }
        _tokens = Tokenizer.Read(text, options.Decimal);
        for (var i = _tokens.Count - 1; i >= 0; i--)
        {
            if (_tokens[i].Kind == TokenKind.Command && Looks.Contains(_tokens[i].Text))
            {
                _tokens[i + 1] = _tokens[i + 1] with { Spaced = true };
                _tokens.RemoveAt(i);
            }
            else if (_tokens[i].Kind == TokenKind.Command && Same.TryGetValue(_tokens[i].Text, out var same))
            {
                _tokens[i] = _tokens[i] with { Kind = same.Kind, Text = same.Text };
            }
        }
    }

    public int Position { get; private set; }

    public Token Current => _tokens[Position];

    public Token Ahead(int count) => _tokens[Math.Min(Position + count, _tokens.Count - 1)];

    public Token Next()
    {
        var token = Current;
        Position = Math.Min(Position + 1, _tokens.Count - 1);
        return token;
    }

    /// <summary>Goes back to where <see cref="Position"/> stood before an attempt that failed. What the attempt cost stays counted.</summary>
    public void Return(int position) => Position = position;

    public bool Take(string mark)
    {
        if (!Current.Is(mark))
        {
            return false;
        }
        Next();
        return true;
    }

    public void Expect(string mark, string expectation)
    {
        if (!Take(mark))
        {
            throw Fault($"{expectation}, not {Current.Quoted}");
        }
    }

    /// <summary>Replaces the current number by its first digit and the rest: <c>\frac12</c> is one half.</summary>
    public void SplitDigits()
    {
        if (Current is { Kind: TokenKind.Number, Text.Length: > 1 } token && token.Text.All(char.IsAsciiDigit))
        {
            _tokens[Position] = token with { Text = token.Text[..1] };
            _tokens.Insert(Position + 1, token with { Text = token.Text[1..], Offset = token.Offset + 1, Spaced = false });
        }
    }

    /// <summary>Cuts the current token behind its first characters: in <c>x_iy_i</c> the subscript is i. Digits that come first in the rest are a number.</summary>
    public void Split(int first)
    {
        var token = Current;
        _tokens[Position] = token with { Text = token.Text[..first] };
        var digits = token.Kind == TokenKind.Word ? token.Text.Skip(first).TakeWhile(char.IsAsciiDigit).Count() : 0;
        if (digits > 0)
        {
            _tokens.Insert(Position + 1, token with { Kind = TokenKind.Number, Text = token.Text[first..(first + digits)], Offset = token.Offset + first, Spaced = false });
        }
        if (first + digits < token.Text.Length)
        {
            _tokens.Insert(Position + (digits > 0 ? 2 : 1), token with { Text = token.Text[(first + digits)..], Offset = token.Offset + first + digits, Spaced = false });
        }
    }

    /// <summary>Takes a command off the group behind it: <c>\mathrm{ReLU}</c> becomes the word.</summary>
    public void Unwrap()
    {
        if (!Ahead(3).Is("}"))
        {
            throw Fault("words cannot stand inside a formula here");
        }
        _tokens.RemoveAt(Position + 3);
        _tokens.RemoveRange(Position, 2);
    }

    public void Enter()
    {
        if (++_depth > _limits.Depth)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"brackets, powers or fractions are nested more than {_limits.Depth} deep here"));
        }
    }

    public void Leave() => _depth--;

    public T Node<T>(T made)
        where T : Expression
    {
        if (++_nodes > _limits.Nodes)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"the formula has more than {_limits.Nodes} parts; split it or shorten it"));
        }
        return made;
    }

    public NotUnderstoodException Fault(string message) => new(Current.Offset, message);
}
