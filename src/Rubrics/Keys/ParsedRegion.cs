namespace Autograder.Rubrics.Keys;

/// <summary>A region as comparisons joined by "and" and "or", such as <c>4 &lt;= x1 and x1 &lt;= 7</c>, read once.</summary>
internal sealed class ParsedRegion
{
    private ParsedRegion() { }

    public static ParsedRegion Parse(string text, IEnumerable<string> inputs, out string mistake)
    {
        mistake = "regions are not read by this version yet";
        return new ParsedRegion();
    }

    /// <summary>Whether a point is inside, and whether it lies on the line of one of the comparisons.</summary>
    public (bool Inside, bool OnBoundary) Inside(IReadOnlyList<string> inputs, IReadOnlyList<decimal> point) => throw new NotSupportedException("Regions are not read by this version yet.");
}
