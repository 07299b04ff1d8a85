using System.Buffers;

namespace Autograder.Reference.Expressions;

/// <summary>Cuts a text into numbers, words, commands and marks.</summary>
internal sealed class Tokenizer
{
    private static readonly string[] LongMarks = ["...", "..", ".*", "./", "<=", ">=", "!=", "==", ":=", "**", "||", @"\\"];
    private static readonly SearchValues<char> ShortMarks = SearchValues.Create("+-*/^_()[]{},;&|=<>'!%⊙√∂∇∑∏:.@");

    private readonly CharacterMap _map;
    private readonly string _text;
    private readonly DecimalMark _decimal;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _brackets;
    private bool _spaced;

    private Tokenizer(CharacterMap map, DecimalMark mark) => (_map, _text, _decimal) = (map, map.Text, mark);

    /// <exception cref="NotUnderstoodException">a character or number that cannot be read</exception>
    public static List<Token> Read(string typed, DecimalMark mark)
    {
        var tokenizer = new Tokenizer(CharacterMap.Of(typed), mark);
        tokenizer.ReadAll();
        tokenizer._tokens.Add(new(TokenKind.End, "", typed.Length, true));
        return tokenizer._tokens;
    }

    private char Current => _text[_at];

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var start = _at;
            if (char.IsWhiteSpace(Current) || Current == '~' || IsDollar())
            {
                (_spaced, _at) = (true, _at + 1);
                continue;
            }
            var (kind, text) = Next();
            if (text.Length > 0)
            {
                _tokens.Add(new(kind, text, _map.OffsetOf(start), _spaced));
                _spaced = false;
            }
        }
    }

    /// <summary>Dollar signs around a formula, as in LaTeX.</summary>
    private bool IsDollar() => Current == '$' && (_tokens.Count == 0 || _text.AsSpan(_at).Trim(" $\r\n\t.").IsEmpty);

    private (TokenKind Kind, string Text) Next()
    {
        if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Peek(1)) && !After(".") && !After("_")))
        {
            return (TokenKind.Number, ReadNumber());
        }
        if (char.IsAsciiLetter(Current) || Letters.NameOf(Current) is not null)
        {
            return (TokenKind.Word, ReadWord());
        }
        if (Current == '\\' && Peek(1) != '\\')
        {
            return ReadCommand();
        }
        foreach (var mark in LongMarks)
        {
            if (string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0)
            {
                _at += mark.Length;
                return (TokenKind.Mark, mark switch { "**" => "^", ":=" => "=", "..." => "..", ".*" => "⊙", "./" => "/", _ => mark });
            }
        }
        if (!ShortMarks.Contains(Current))
        {
            throw Fault(Letters.AccentOf(Current) is not null ? "an accent stands here without its letter" : $"'{Current}' has no meaning in a formula here");
        }
        _brackets += Current is '(' or '[' or '{' ? 1 : Current is ')' or ']' or '}' ? -1 : 0;
        return (TokenKind.Mark, _text[_at++].ToString());
    }

    private bool After(string mark) => _tokens.Count > 0 && !_spaced && _tokens[^1].Is(mark);

    private string ReadNumber()
    {
        var start = _at;
        SkipDigits();
        // A subscript takes its digits and nothing else: x_1.5 is no index.
        if (!After("_"))
        {
            if (_at < _text.Length && Current == '.' && Peek(1) != '.')
            {
                _at++;
                SkipDigits();
            }
            else if (IsDecimalComma(start))
            {
                _at++;
                SkipDigits();
            }
            if (_at < _text.Length && Current is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
            {
                _at += 2;
                SkipDigits();
            }
        }
        return _text[start.._at].Replace(',', '.');
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(Current))
        {
            _at++;
        }
    }

    private bool IsDecimalComma(int start)
    {
        if (_at >= _text.Length || Current != ',' || !char.IsAsciiDigit(Peek(1)))
        {
            return false;
        }
        if (_decimal == DecimalMark.Comma)
        {
            return true;
        }
        if (_decimal == DecimalMark.Point || _brackets > 0)
        {
            return false;
        }
        var digits = 1;
        while (char.IsAsciiDigit(Peek(digits)))
        {
            digits++;
        }
        if (Peek(digits) == ',' || (digits == 4 && _at - start <= 3 && _text[start] != '0'))
        {
            throw Fault("a comma here could separate thousands or decimals; write the number without it, or with a point before the decimals");
        }
        return true;
    }

    private string ReadWord()
    {
        var start = _at;
        string letters;
        if (Letters.NameOf(Current) is { } name)
        {
            (letters, _at) = (name, _at + 1);
        }
        else
        {
            // An accent belongs to one letter, which then is a name of its own.
            do
            {
                _at++;
            }
            while (_at < _text.Length && char.IsAsciiLetterOrDigit(Current) && Letters.AccentOf(Peek(1)) is null);
            letters = _text[start.._at];
        }
        if (_at < _text.Length && Letters.AccentOf(Current) is { } accent)
        {
            (letters, _at) = (letters + accent, _at + 1);
        }
        if (letters.Length != _at - start || !char.IsAsciiLetter(_text[start]))
        {
            var digits = _at;
            SkipDigits();
            letters += _text[digits.._at];
        }
        return letters;
    }

    private (TokenKind Kind, string Text) ReadCommand()
    {
        var start = ++_at;
        while (_at < _text.Length && char.IsAsciiLetter(Current))
        {
            _at++;
        }
        if (_at > start)
        {
            return (TokenKind.Command, _text[start.._at]);
        }
        if (_at == _text.Length)
        {
            throw Fault("a backslash stands here without a command");
        }
        switch (_text[_at++])
        {
            case '{' or '}':
                throw Fault("sets in braces are not used here");
            case '|':
                return (TokenKind.Mark, "||");
            case '%':
                return (TokenKind.Mark, "%");
            // Spaces, and the brackets that put a formula into a text.
            case ',' or ';' or ':' or '!' or ' ' or '(' or ')' or '[' or ']' or '\n' or '\t' or '\r':
                _spaced = true;
                return (TokenKind.Mark, "");
            default:
                _at--;
                throw Fault($"'\\{Current}' has no meaning in a formula here");
        }
    }

    private NotUnderstoodException Fault(string message) => new(_map.OffsetOf(_at), message);
}
