namespace Autograder.Reference.Expressions;

/// <summary>Decides whether each equals sign of a line holds.</summary>
internal static class LineJudge
{
    private const int MostSides = 24;

    public static JudgedLine Judge(IReadOnlyList<Expression> sides, DerivationScope truth, DerivationScope belief, bool starsAreEntrywise)
    {
        if (sides.Select(truth.Stranger).FirstOrDefault(s => s is not null) is { } stranger)
        {
            return new(sides, LineStatus.NotUnderstood, $"'{stranger}' does not occur in this question; say first what it is.", 0);
        }
        if (sides.Count > MostSides)
        {
            return new(sides, LineStatus.NotUnderstood, $"This line joins more than {MostSides} formulas; write them on several lines.", 0);
        }
        if (sides.Count < 2)
        {
            return new(sides, LineStatus.Undecided, "This line says nothing that could be compared; write what it is equal to.", 0);
        }
        try
        {
            var actual = sides.Select(s => truth.Values(s, starsAreEntrywise)).ToList();
            var believed = ReferenceEquals(truth, belief) ? actual : [.. sides.Select(s => belief.Values(s, starsAreEntrywise))];
            return Compare(sides, truth, belief, actual, believed) with { True = actual, Believed = believed, StarsAreEntrywise = starsAreEntrywise };
        }
        catch (EvaluationException fault)
        {
            return new(sides, LineStatus.Undecided, $"This line could not be computed: {fault.Message}.", 0);
        }
    }

    private static JudgedLine Compare(IReadOnlyList<Expression> sides, DerivationScope truth, DerivationScope belief, List<Quantity[]> actual, List<Quantity[]> believed)
    {
        var status = LineStatus.Follows;
        for (var i = 1; i < sides.Count; i++)
        {
            var compared = PointwiseComparison.Of(actual[i], actual[i - 1]);
            if (compared.AreEqual == true)
            {
                continue;
            }
            if (!ReferenceEquals(truth, belief))
            {
                var underBelief = PointwiseComparison.Of(believed[i], believed[i - 1]);
                if (underBelief.AreEqual == true)
                {
                    status = LineStatus.FollowsFromWrong;
                    continue;
                }
                // The writer's own earlier claims decide what a new mistake is compared with.
                if (compared.AreEqual == false && underBelief.AreEqual == false)
                {
                    return new(sides, LineStatus.DoesNotFollow, WrongStep.Describe(sides[i - 1], sides[i], belief, believed[i - 1], believed[i], underBelief.At), i);
                }
            }
            if (compared.AreEqual == false)
            {
                return new(sides, LineStatus.DoesNotFollow, WrongStep.Describe(sides[i - 1], sides[i], truth, actual[i - 1], actual[i], compared.At), i);
            }
            status = LineStatus.Undecided;
        }
        return new(sides, status, status switch
        {
            LineStatus.FollowsFromWrong => "This follows from an earlier line that is wrong.",
            LineStatus.Undecided => "Too few points could be compared without doubt.",
            _ => "",
        }, 0);
    }
}
