namespace Autograder.Reference.Expressions;

/// <summary>Names in LaTeX: Greek letters, accents, subscripts.</summary>
internal static class TexSymbol
{
    private static readonly (string Suffix, string Command)[] Accents = [("hat", @"\hat"), ("bar", @"\bar"), ("tilde", @"\tilde"), ("dot", @"\dot")];

    public static string Print(Expression.Symbol symbol, Func<Expression, string> print)
    {
        var layer = symbol.Layer is null ? "" : $"^{{({print(symbol.Layer)})}}";
        var indices = symbol.Indices.Count == 0 ? "" : $"_{{{string.Join(", ", symbol.Indices.Select(print))}}}";
        return Name(symbol.Name) + layer + indices;
    }

    public static string Name(string name)
    {
        if (name.Length == 1)
        {
            return name;
        }
        if (Letters.IsGreekName(name))
        {
            return @"\" + name;
        }
        if (name.StartsWith("nabla", StringComparison.Ordinal) && name.Length > 5)
        {
            return @"\nabla " + Name(name[5..]);
        }
        foreach (var (suffix, command) in Accents)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && name[..^suffix.Length] is var letter && (letter.Length == 1 || Letters.IsGreekName(letter)))
            {
                return $"{command}{{{Name(letter)}}}";
            }
        }
        return name == "ell" ? @"\ell" : $@"\mathrm{{{name}}}";
    }
}
