namespace Autograder.Reference.Calculators;

/// <summary>Ticked boxes against the right ones.</summary>
/// <remarks>Givens: <c>options</c>, <c>key</c>, <c>ticked</c> (places from 1; empty lists are answers). Results: <c>right</c>, <c>share</c>, <c>missing</c>, <c>extra</c>.</remarks>
internal static class ChoiceScoring
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var options = givens.Integer("options", 1);
        var (key, ticked) = (givens.Integers("key", 1), givens.Integers("ticked", 1));
        foreach (var (name, places) in new[] { ("key", key), ("ticked", ticked) })
        {
            if (places?.Any(p => p > options) == true)
            {
                givens.Reject(name, $"there are {options} options");
            }
        }
        if (!givens.Ok || options is not { } count || key is null || ticked is null)
        {
            return;
        }
        var (missing, extra) = (key.Except(ticked).Count(), ticked.Except(key).Count());
        results.Add("right", missing + extra == 0 ? 1 : 0);
        results.Add("share", (double)(count - missing - extra) / count);
        results.Add("missing", missing);
        results.Add("extra", extra);
    }
}
