namespace Autograder.Reference.Expressions;

/// <summary>Reads LaTeX matrices and case distinctions.</summary>
internal sealed class EnvironmentReader(FormulaReader reader)
{
    private Cursor Cursor => reader.Cursor;

    public Expression Read()
    {
        var begin = Cursor.Next();
        var name = ReadName();
        return name switch
        {
            "matrix" or "pmatrix" or "bmatrix" or "smallmatrix" => reader.Inside(close: null, () => ReadMatrix(name)),
            "array" => reader.Inside(close: null, () =>
            {
                SkipColumns();
                return ReadMatrix(name);
            }),
            "cases" => reader.Inside(close: null, ReadCases),
            _ => throw new NotUnderstoodException(begin.Offset, $@"the LaTeX environment {name} is not known here; pmatrix, bmatrix and cases are"),
        };
    }

    private string ReadName()
    {
        Cursor.Expect("{", "the name of an environment in braces is needed here");
        var name = Cursor.Current.Kind == TokenKind.Word ? Cursor.Next().Text : throw Cursor.Fault("the name of an environment is needed here");
        Cursor.Expect("}", "the name of the environment needs its '}' here");
        return name;
    }

    private void SkipColumns()
    {
        if (Cursor.Take("{"))
        {
            while (Cursor.Current.Kind == TokenKind.Word || Cursor.Current.Is("|"))
            {
                Cursor.Next();
            }
            Cursor.Expect("}", "the columns of the array need their '}' here");
        }
    }

    private Expression ReadMatrix(string name)
    {
        var rows = new List<Expression>();
        while (!Cursor.Current.IsCommand("end"))
        {
            var row = new List<Expression> { reader.Read(FormulaReader.AnyStrength) };
            while (Cursor.Take("&"))
            {
                row.Add(reader.Read(FormulaReader.AnyStrength));
            }
            rows.Add(Cursor.Node(new Expression.Array([.. row])));
            if (!Cursor.Take(@"\\"))
            {
                break;
            }
        }
        ReadEnd(name);
        return Cursor.Node(new Expression.Array([.. rows]));
    }

    private Expression ReadCases()
    {
        var arguments = new List<Expression>();
        while (!Cursor.Current.IsCommand("end"))
        {
            arguments.Add(reader.Read(FormulaReader.AnyStrength));
            Cursor.Take(",");
            if (Cursor.Take("&") && !SkipWords())
            {
                arguments.Add(reader.Read(FormulaReader.AnyStrength));
            }
            if (!Cursor.Take(@"\\"))
            {
                break;
            }
        }
        ReadEnd("cases");
        return arguments.Count is >= 2 and <= 16
            ? Cursor.Node(new Expression.Call("cases", 0, [.. arguments]))
            : throw Cursor.Fault("a case distinction needs values and conditions");
    }

    /// <summary>"if" before a condition; "otherwise" instead of one, then true.</summary>
    private bool SkipWords()
    {
        if (Cursor.Current is { Kind: TokenKind.Command, Text: "text" or "mathrm" or "textrm" } && Cursor.Ahead(1).Is("{"))
        {
            Cursor.Unwrap();
        }
        if (Cursor.Current.Kind == TokenKind.Word && Cursor.Current.Text is "if" or "for" or "when" or "falls")
        {
            Cursor.Next();
            return false;
        }
        if (Cursor.Current.Kind == TokenKind.Word && Cursor.Current.Text is "otherwise" or "else" or "sonst")
        {
            Cursor.Next();
            return true;
        }
        return false;
    }

    private void ReadEnd(string name)
    {
        if (!Cursor.Current.IsCommand("end"))
        {
            throw Cursor.Fault($@"\end{{{name}}} is needed here, not {Cursor.Current.Quoted}");
        }
        Cursor.Next();
        if (ReadName() != name)
        {
            throw Cursor.Fault($@"\begin{{{name}}} ends with \end{{{name}}}");
        }
    }
}
