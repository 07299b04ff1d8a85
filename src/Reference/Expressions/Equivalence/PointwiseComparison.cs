namespace Autograder.Reference.Expressions;

/// <summary>Two formulas' values at the same points, compared.</summary>
/// <param name="AreEqual">null where rounding, poles or too few points leave it open</param>
/// <param name="Points">how many points agree</param>
/// <param name="At">the first point that differs, else −1</param>
internal readonly record struct PointwiseComparison(bool? AreEqual, int Points, int At)
{
    public const int LeastPoints = 8;
    private const int MostUndefined = 2;

    public static PointwiseComparison Of(IReadOnlyList<Quantity> given, IReadOnlyList<Quantity> expected)
    {
        var (equal, undefined, firstUndefined) = (0, 0, -1);
        for (var i = 0; i < expected.Count; i++)
        {
            switch (Agreement.Of(given[i], expected[i]))
            {
                case PointAgreement.Equal:
                    equal++;
                    break;
                case PointAgreement.Different or PointAgreement.Shapes:
                    return new(false, equal, i);
                case PointAgreement.FirstUndefined:
                    undefined++;
                    firstUndefined = firstUndefined < 0 ? i : firstUndefined;
                    break;
                case PointAgreement.Unclear or PointAgreement.SecondUndefined:
                    break;
            }
        }
        return undefined > MostUndefined ? new(false, equal, firstUndefined) : new(equal >= LeastPoints ? true : null, equal, -1);
    }
}
