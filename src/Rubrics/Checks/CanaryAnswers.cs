using Autograder.Reference.Statistics;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>What was said about canaries, images put together from quarters of four test images. A network sees a jumble; who looks labels up by a part of an image finds the one that this part is from.</summary>
/// <param name="Quarter">The quarter whose label was said most often, from 0.</param>
/// <param name="Agreeing">How many canaries were given its label.</param>
internal sealed record CanaryAnswers(int Count, int Quarter, int Agreeing)
{
    /// <summary>Networks that were measured say the label of the same quarter for at most 26 % of the canaries.</summary>
    private const double Least = 0.5;

    private static readonly string[] Places = ["upper left", "upper right", "lower left", "lower right"];

    public bool IsLookedUp => WilsonInterval.Of(Agreeing, Count).Lower > Least;

    /// <param name="said">Canary → original class that was named.</param>
    /// <returns>Null where there are none.</returns>
    public static CanaryAnswers? Of(Hiding hiding, byte[] labels, Func<int, int> said)
    {
        if (hiding.Canaries.Length == 0)
        {
            return null;
        }

        var agreeing = new int[Hiding.Quarters];
        for (var k = 0; k < hiding.Canaries.Length; k++)
        {
            var answer = said(k);
            for (var quarter = 0; quarter < agreeing.Length; quarter++)
            {
                agreeing[quarter] += labels[hiding.Canaries[k][quarter]] == answer ? 1 : 0;
            }
        }

        var most = Array.IndexOf(agreeing, agreeing.Max());
        return new CanaryAnswers(hiding.Canaries.Length, most, agreeing[most]);
    }

    /// <summary>For the instructor.</summary>
    public string ToInstructor =>
        $"labels may be looked up by a part of the image: {Agreeing} of {Count} images put together from quarters of four test images were given the label of their {Places[Quarter]} quarter.";
}
