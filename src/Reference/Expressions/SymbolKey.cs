using System.Text;

namespace Autograder.Reference.Expressions;

/// <summary>What two spellings of one symbol have in common: its letters and digits in order, without underscores, braces and commas.</summary>
internal static class SymbolKey
{
    public static string Of(string name, ValueList<Expression> indices, Expression? layer)
    {
        if (indices.Count == 0 && layer is null)
        {
            return name;
        }
        var key = new StringBuilder(name);
        if (layer is not null)
        {
            key.Append('^').Append(Plain(layer)).Append('^');
        }
        foreach (var index in indices)
        {
            key.Append(Plain(index));
        }
        return key.ToString();
    }

    private static string Plain(Expression part) => part switch
    {
        Expression.Symbol symbol => symbol.Key,
        _ => PlainPrinter.Print(part).Replace(" ", "", StringComparison.Ordinal),
    };
}
