using System.Globalization;

namespace Autograder.Reference.Booleans;

/// <summary>
/// Reads formulas of false and true in the notations of switching algebra and logic: <c>A*~B + C'</c>, <c>AB + \overline{C}</c>, <c>A and not (B or C)</c>, ¬ ∧ ∨ ⊕.
/// </summary>
/// <remarks>
/// Not binds before and, and before xor and or. Names are only those that the question declares; run-together names (<c>AB</c>) are a product. Length
/// and depth are limited, nothing is ever evaluated here.
/// </remarks>
public sealed class BooleanParser
{
    private const int MostLength = 1000;
    private const int MostDepth = 64;
    private static readonly Dictionary<string, char> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = '*', ["or"] = '+', ["not"] = '~', ["xor"] = '^', ["true"] = '1', ["false"] = '0',
        ["\\cdot"] = '*', ["\\land"] = '*', ["\\wedge"] = '*', ["\\times"] = '*', ["\\lor"] = '+', ["\\vee"] = '+', ["\\neg"] = '~', ["\\lnot"] = '~', ["\\oplus"] = '^',
        ["\\overline"] = '~', ["\\bar"] = '~', ["\\left"] = ' ', ["\\right"] = ' ',
    };

    private readonly string _text;
    private readonly IReadOnlyList<string> _variables;
    private int _at;
    private int _depth;

    private BooleanParser(string text, IReadOnlyList<string> variables) => (_text, _variables) = (text, variables);

    /// <param name="variables">names, the longest match counts</param>
    /// <param name="problem">what was not understood, with the character counted from 1; empty when all was</param>
    public static BooleanFormula? Parse(string text, IReadOnlyList<string> variables, out string problem)
    {
        problem = "";
        if (text.Length > MostLength)
        {
            problem = $"more than {MostLength} characters";
            return null;
        }
        var parser = new BooleanParser(text, variables);
        try
        {
            var formula = parser.Or();
            return parser.Peek() == '\0' ? formula : throw parser.Fault($"'{parser._text[parser._at]}' is not expected here");
        }
        catch (BooleanFault fault)
        {
            problem = fault.Message;
            return null;
        }
    }

    private BooleanFormula Or()
    {
        var left = Xor();
        while (Peek() == '+')
        {
            Take();
            left = new BooleanFormula.Or(left, Xor());
        }
        return left;
    }

    private BooleanFormula Xor()
    {
        var left = And();
        while (Peek() == '^')
        {
            Take();
            left = new BooleanFormula.Xor(left, And());
        }
        return left;
    }

    private BooleanFormula And()
    {
        var left = Not();
        while (Peek() is var next && (next == '*' || next is '~' or '(' or '1' or '0' or 'v'))
        {
            if (next == '*')
            {
                Take();
            }
            left = new BooleanFormula.And(left, Not());
        }
        return left;
    }

    private BooleanFormula Not()
    {
        if (++_depth > MostDepth)
        {
            throw Fault($"brackets are nested more than {MostDepth} deep");
        }
        BooleanFormula operand;
        if (Peek() == '~')
        {
            Take();
            operand = new BooleanFormula.Not(Not());
        }
        else
        {
            operand = Primary();
            while (Peek() == '\'')
            {
                Take();
                operand = new BooleanFormula.Not(operand);
            }
        }
        _depth--;
        return operand;
    }

    private BooleanFormula Primary()
    {
        switch (Peek())
        {
            case '(':
                Take();
                var inner = Or();
                if (Peek() != ')')
                {
                    throw Fault("a closing bracket is missing");
                }
                Take();
                return inner;
            case '1':
            case '0':
                return new BooleanFormula.Constant(Take() == '1');
            case 'v':
                var name = Name();
                _at += name.Length;
                return new BooleanFormula.Variable(name, _variables.Index().First(v => v.Item == name).Index);
            case '\0':
                throw Fault("something is missing at the end");
            default:
                throw Fault($"'{_text[_at]}' is not expected here");
        }
    }

    /// <summary>What comes next in one sign: an operator, a bracket, a constant, v for a name, or nothing.</summary>
    private char Peek()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || Word() is var (skipped, length) && skipped == ' ' && Skip(length)))
        {
            _at += char.IsWhiteSpace(_text[_at]) ? 1 : 0;
        }
        if (_at >= _text.Length)
        {
            return '\0';
        }
        return Word() is var (sign, _) ? sign : Name().Length > 0 ? 'v' : Sign(_text[_at]);
    }

    private bool Skip(int length)
    {
        _at += length;
        return _at < _text.Length;
    }

    private char Take()
    {
        var sign = Peek();
        _at += Word() is var (_, length) ? length : sign is '+' or '*' && _at + 1 < _text.Length && _text[_at + 1] == _text[_at] ? 2 : 1;
        return sign;
    }

    private static char Sign(char c) => c switch
    {
        '+' or '|' or '∨' => '+',
        '*' or '·' or '&' or '∧' or '.' or '⋅' or '×' => '*',
        '~' or '!' or '¬' => '~',
        '⊕' or '^' => '^',
        '(' or '[' or '{' => '(',
        ')' or ']' or '}' => ')',
        '\'' or '’' or '′' or '\u0305' or '\u0304' => '\'',
        '0' or '1' => c,
        _ => '?',
    };

    /// <summary>A word of the language here, unless a declared name is longer.</summary>
    private (char Sign, int Length)? Word()
    {
        var end = _at;
        if (end < _text.Length && _text[end] == '\\')
        {
            end++;
        }
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }
        var word = _text[_at..end];
        return word.Length > 1 && Words.TryGetValue(word, out var sign) && !_variables.Contains(word) ? (sign, word.Length) : null;
    }

    private string Name() => _variables.Where(v => string.CompareOrdinal(_text, _at, v, 0, v.Length) == 0).MaxBy(v => v.Length) ?? "";

    private BooleanFault Fault(string message) => new(string.Create(CultureInfo.InvariantCulture, $"{message} (at character {Math.Min(_at, _text.Length) + 1})"));

    private sealed class BooleanFault(string message) : Exception(message);
}
