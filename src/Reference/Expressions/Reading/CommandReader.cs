using System.Collections.Frozen;

namespace Autograder.Reference.Expressions;

/// <summary>Reads the LaTeX commands that people type in formulas; every other command is refused by name.</summary>
internal sealed class CommandReader(FormulaReader reader)
{
    private static readonly FrozenDictionary<string, string> Accents = new Dictionary<string, string>
    {
        ["hat"] = "hat", ["widehat"] = "hat", ["bar"] = "bar", ["overline"] = "bar", ["tilde"] = "tilde", ["widetilde"] = "tilde", ["dot"] = "dot",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Styles =
    [
        "mathrm", "mathbf", "mathbb", "mathcal", "mathit", "mathsf", "boldsymbol", "bm", "vec", "text", "textbf", "textrm", "textit", "operatorname", "mathds",
    ];

    private static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>
    {
        ["varepsilon"] = "epsilon", ["vartheta"] = "theta", ["varphi"] = "phi", ["varrho"] = "rho", ["varsigma"] = "sigma", ["ell"] = "ell",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Macros =
    [
        "def", "edef", "gdef", "let", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "newenvironment", "input", "include", "write", "openout", "openin",
        "read", "csname", "endcsname", "catcode", "expandafter", "loop", "repeat", "usepackage", "require", "special", "immediate", "newwrite", "makeatletter", "documentclass", "href", "url",
    ];

    private readonly EnvironmentReader _environments = new(reader);

    private Cursor Cursor => reader.Cursor;

    /// <summary>Whether a command only says how letters look.</summary>
    public static bool IsStyle(string command) => Styles.Contains(command);

    public Expression Read(Token token, int strength)
    {
        switch (token.Text)
        {
            case "frac" or "dfrac" or "tfrac" or "cfrac":
                Cursor.Next();
                return reader.Derivatives.TryReadFraction()
                    ?? Cursor.Node(new Expression.Binary(BinaryOperator.Divide, ReadArgument(), ReadArgument()));
            case "sqrt":
                Cursor.Next();
                return ReadRoot();
            case "partial":
                return reader.Derivatives.TryRead() ?? throw Cursor.Fault(@"a derivative is written like \frac{\partial L}{\partial w}");
            case "nabla":
                Cursor.Next();
                return reader.Derivatives.ReadGradient();
            case "sum" or "prod":
                Cursor.Next();
                return reader.Series.Read(token.Text == "sum" ? SeriesKind.Sum : SeriesKind.Product);
            case "infty":
                Cursor.Next();
                return Cursor.Node(new Expression.Constant(KnownConstant.Infinity));
            case "neg" or "lnot":
                Cursor.Next();
                return Cursor.Node(new Expression.Not(reader.Read(FormulaReader.NotStrength)));
            case "placeholder":
                throw Cursor.Fault("an empty box stands here; fill it in or delete it");
            case "begin":
                return _environments.Read();
        }
        return ReadName(token, strength);
    }

    private Expression ReadName(Token token, int strength)
    {
        if (Accents.TryGetValue(token.Text, out var accent))
        {
            Cursor.Next();
            return ReadAccented(accent);
        }
        if (Styles.Contains(token.Text))
        {
            return ReadStyled(token, strength);
        }
        if (OtherNames.TryGetValue(token.Text, out var other) || Letters.IsGreekName(token.Text))
        {
            return ReadGreek(other ?? token.Text);
        }
        if (FunctionTable.Find(token.Text) is not null && reader.Functions.TryRead() is { } call)
        {
            return call;
        }
        throw Cursor.Fault(Macros.Contains(token.Text)
            ? $@"LaTeX macros and file commands such as \{token.Text} are not accepted; write the formula out"
            : Infix.Operator(token) is not null || Infix.Compares(token, true) is not null
                ? $@"a number or a symbol is missing before '\{token.Text}'"
                : $@"the LaTeX command \{token.Text} is not known here");
    }

    private Expression ReadGreek(string name)
    {
        if (reader.Functions.TryRead() is { } call)
        {
            return call;
        }
        Cursor.Next();
        if (Cursor.Current is { Kind: TokenKind.Number, Spaced: false } digits && digits.Text.All(char.IsAsciiDigit))
        {
            Cursor.Next();
            name += digits.Text;
        }
        return name == "pi" && !reader.Vocabulary.IsName("pi") && !Cursor.Current.Is("_") ? Cursor.Node(new Expression.Constant(KnownConstant.Pi)) : reader.Symbols.ReadNamed(name);
    }

    private Expression ReadAccented(string accent)
    {
        var inner = ReadArgument() switch
        {
            Expression.Constant { Which: KnownConstant.E } => new Expression.Symbol("e"),
            Expression.Constant { Which: KnownConstant.Pi } => new Expression.Symbol("pi"),
            var other => other,
        };
        return inner is Expression.Symbol { Layer: null } symbol
            ? reader.Symbols.ReadNamed(symbol.Name + accent, symbol.Indices)
            : throw Cursor.Fault("an accent such as a hat belongs on one symbol");
    }

    /// <summary>\mathrm{ReLU}, \mathbf{x}, \text{out}: the letters without their style.</summary>
    private Expression ReadStyled(Token token, int strength)
    {
        if (!Cursor.Ahead(1).Is("{"))
        {
            Cursor.Next();
            return reader.ReadOperand();
        }
        if (!Cursor.Ahead(3).Is("}"))
        {
            Cursor.Next();
            return token.Text.StartsWith("text", StringComparison.Ordinal) ? throw Cursor.Fault("words cannot stand inside a formula here") : ReadArgument();
        }
        Cursor.Unwrap();
        return reader.ReadOperand(strength);
    }

    private Expression ReadRoot()
    {
        Expression? degree = null;
        if (Cursor.Current.Is("["))
        {
            var open = Cursor.Next();
            degree = reader.ReadInside("[", "]", open.Offset);
        }
        var radicand = ReadArgument();
        return Cursor.Node(degree is null or Expression.Number { Value: 2 }
            ? new Expression.Call("sqrt", 0, [radicand])
            : new Expression.Call("root", 0, [radicand, degree]));
    }

    /// <summary>A group in braces, or a single digit, letter or command.</summary>
    private Expression ReadArgument()
    {
        Cursor.SplitDigits();
        return reader.ReadOperand();
    }
}
