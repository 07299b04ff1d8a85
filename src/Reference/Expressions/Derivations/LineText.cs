namespace Autograder.Reference.Expressions;

/// <summary>Cuts what was typed into lines.</summary>
internal static class LineText
{
    private static readonly string[] Arrows = ["=>", "⇒", "→", @"\Rightarrow", @"\implies", @"\iff", "<=>", "⇔", "∴"];

    /// <summary>At line breaks, and at LaTeX's between two lines of an aligned formula; arrows at the start are left out.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var whole = text.Replace(@"\begin{aligned}", "", StringComparison.Ordinal).Replace(@"\end{aligned}", "", StringComparison.Ordinal)
            .Replace(@"\begin{align*}", "", StringComparison.Ordinal).Replace(@"\end{align*}", "", StringComparison.Ordinal);
        if (!whole.Contains(@"\begin", StringComparison.Ordinal))
        {
            whole = whole.Replace(@"\\", "\n", StringComparison.Ordinal);
        }
        return whole.Split('\n').Select(WithoutArrow).Where(line => line.Length > 0);
    }

    private static string WithoutArrow(string line)
    {
        var rest = line.Trim().Trim('$').Trim();
        foreach (var arrow in Arrows)
        {
            if (rest.StartsWith(arrow, StringComparison.Ordinal))
            {
                return rest[arrow.Length..].Trim();
            }
        }
        return rest;
    }
}
