using System.Globalization;
using System.Text.RegularExpressions;

namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Reads a region: or, and, not, parentheses, and chains of comparisons of sums such as <c>2*x1 - x2 + 3</c>.</summary>
internal sealed partial class RegionParser
{
    private readonly List<(string Text, int At)> _tokens;
    private readonly IReadOnlyList<string> _names;
    private readonly string _text;
    private int _next;
    private string _problem = "";

    public RegionParser(string text, IReadOnlyList<string> names)
    {
        (_text, _names) = (text.Replace("≤", "<=").Replace("≥", ">="), names);
        _tokens = [.. Tokens().Matches(_text).Select(m => (m.Value, m.Index))];
    }

    public RegionNode? Read(out string problem)
    {
        var node = Alternatives();
        if (node is not null && _next < _tokens.Count)
        {
            node = Refuse<RegionNode>("and, or, or the end");
        }
        problem = _problem;
        return node;
    }

    private string Token => _next < _tokens.Count ? _tokens[_next].Text : "";

    private RegionNode? Alternatives()
    {
        var node = Conjunction();
        while (node is not null && Take("or"))
        {
            node = Conjunction() is { } right ? new RegionNode.Either(node, right) : null;
        }
        return node;
    }

    private RegionNode? Conjunction()
    {
        var node = Negation();
        while (node is not null && Take("and"))
        {
            node = Negation() is { } right ? new RegionNode.Both(node, right) : null;
        }
        return node;
    }

    private RegionNode? Negation()
    {
        if (Take("not"))
        {
            return Negation() is { } part ? new RegionNode.Not(part) : null;
        }
        var start = _next;
        if (Take("(") && Alternatives() is { } inner && Take(")"))
        {
            return inner;
        }
        (_next, _problem) = (start, "");
        return Chain();
    }

    private RegionNode? Chain()
    {
        var left = Sum();
        RegionNode? chain = null;
        while (left is not null && Token is "<" or "<=" or ">" or ">=")
        {
            var comparison = Token;
            _next++;
            if (left is null || Sum() is not { } right)
            {
                return null;
            }
            var link = new RegionNode.Comparison(
                [.. left.Weights.Zip(right.Weights, (a, b) => a - b)], left.Offset - right.Offset, comparison);
            chain = chain is null ? link : new RegionNode.Both(chain, link);
            left = right;
        }
        return chain ?? (left is null ? null : Refuse<RegionNode>("a comparison with <, <=, > or >="));
    }

    private Linear? Sum()
    {
        var sum = new Linear(new double[_names.Count], 0);
        var sign = Take("-") ? -1.0 : 1.0;
        do
        {
            if (Product() is not { } term)
            {
                return null;
            }
            sum = new([.. sum.Weights.Zip(term.Weights, (a, b) => a + sign * b)], sum.Offset + sign * term.Offset);
            sign = Token == "-" ? -1 : 1;
        }
        while (Take("+") || Take("-"));
        return sum;
    }

    /// <summary>Factors of which at most one has names in it, and a number to divide by.</summary>
    private Linear? Product()
    {
        Linear? product = new Linear(new double[_names.Count], 1);
        do
        {
            product = Factor() is { } factor ? Times(product, factor) : null;
        }
        while (product is not null && Take("*"));
        if (product is not null && Take("/"))
        {
            var divisor = Factor();
            return divisor is { IsNumber: true, Offset: not 0 } ? product.Scaled(1 / divisor.Offset) : Refuse<Linear>("a number other than 0");
        }
        return product;
    }

    private Linear? Times(Linear first, Linear second) => first.IsNumber ? second.Scaled(first.Offset)
        : second.IsNumber ? first.Scaled(second.Offset)
        : Refuse<Linear>("a number, because products of inputs have no straight boundary");

    private Linear? Factor()
    {
        if (Take("("))
        {
            return Sum() is { } inner && (Take(")") || Refuse<Linear>("a closing parenthesis") is not null) ? inner : null;
        }
        var weights = new double[_names.Count];
        var name = _names.ToList().IndexOf(Token);
        if (name >= 0)
        {
            weights[name] = 1;
        }
        else if (!double.TryParse(Token, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return Refuse<Linear>($"a number or one of {string.Join(", ", _names)}");
        }
        var number = name >= 0 ? 0 : double.Parse(Token, NumberStyles.Float, CultureInfo.InvariantCulture);
        _next++;
        return new(weights, number);
    }

    private bool Take(string token)
    {
        var taken = Token == token;
        _next += taken ? 1 : 0;
        return taken;
    }

    private T? Refuse<T>(string wanted)
        where T : class
    {
        var at = _next < _tokens.Count ? _tokens[_next].At + 1 : _text.Length + 1;
        var found = Token == "" ? "the end" : $"\"{Token}\"";
        _problem = _problem.Length > 0 ? _problem : $"at character {at} {wanted} is needed, not {found}";
        return null;
    }

    private sealed record Linear(double[] Weights, double Offset)
    {
        public bool IsNumber => Weights.All(w => w == 0);

        public Linear Scaled(double factor) => new([.. Weights.Select(w => factor * w)], factor * Offset);
    }

    [GeneratedRegex(@"<=|>=|[<>()+\-*/]|\d+(\.\d+)?([eE][+-]?\d+)?|\w+|\S")]
    private static partial Regex Tokens();
}
