using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Autograder.Reference.Expressions;

/// <summary>Names what a proof is about: the domains, the definitions and both formulas, so that a verdict is never taken for another question's.</summary>
public static class ProofKey
{
    private const int Digits = 32;

    /// <summary>The same for the same declarations and the same trees, however they were typed; other for anything else.</summary>
    public static string Of(FormulaContext context, Expression left, Expression right)
    {
        var text = new StringBuilder();
        foreach (var (name, domain) in context.Variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(" in ").Append(Text(domain)).Append('\n');
        }
        foreach (var name in context.Definitions.Order)
        {
            text.Append(name).Append(" := ").Append(PlainPrinter.Print(context.Definitions[name])).Append('\n');
        }
        text.Append(PlainPrinter.Print(left)).Append('\n').Append(PlainPrinter.Print(right));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static string Text(Domain domain) => domain switch
    {
        Domain.Real real => $"({Text(real.From)}, {Text(real.To)})",
        Domain.Integer whole => string.Create(CultureInfo.InvariantCulture, $"{whole.From}..{whole.To}"),
        Domain.OneOf values => $"{{{string.Join(", ", values.Values.Select(Text))}}}",
        Domain.Array array => $"{Text(array.Entries)}^[{string.Join(", ", array.Shape)}]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
