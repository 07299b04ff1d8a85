namespace Autograder.Reference.Expressions;

/// <summary>Calls in LaTeX, with the signs that some functions have.</summary>
internal static class TexCall
{
    public static string Print(Expression.Call call, Func<Expression, string> print)
    {
        var arguments = call.Arguments.Select(print).ToList();
        return (call.Function, call.Primes, arguments) switch
        {
            ("abs", 0, [var only]) => $@"\left|{only}\right|",
            ("sqrt", 0, [var only]) => $@"\sqrt{{{only}}}",
            ("root", 0, [var radicand, var degree]) => $@"\sqrt[{degree}]{{{radicand}}}",
            ("logb", 0, [var log, var of]) => $@"\log_{{{log}}}\left({of}\right)",
            ("norm", 0, [var only]) => $@"\left\|{only}\right\|",
            ("norm", 0, [var of, var which]) => $@"\left\|{of}\right\|_{{{which}}}",
            ("indicator", 0, [var condition]) => $@"\mathbb{{1}}\left[{condition}\right]",
            ("cases", 0, _) => Cases(arguments),
            _ => $@"{Name(call.Function)}{new string('\'', call.Primes)}\left({string.Join(", ", arguments)}\right)",
        };
    }

    private static string Name(string function)
    {
        var known = FunctionTable.Find(function);
        if (known?.Tex is { } tex)
        {
            return tex;
        }
        return known is null ? TexSymbol.Name(function) : $@"\operatorname{{{function}}}";
    }

    private static string Cases(List<string> arguments)
    {
        var rows = new List<string>();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            rows.Add(i + 1 < arguments.Count ? $"{arguments[i]} & {arguments[i + 1]}" : $@"{arguments[i]} & \text{{otherwise}}");
        }
        return $@"\begin{{cases}} {string.Join(@" \\ ", rows)} \end{{cases}}";
    }
}
