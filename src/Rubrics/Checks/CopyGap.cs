namespace Autograder.Rubrics.Checks;

/// <summary>Test images as they are published against altered copies of the same images. Who has learnt what an image shows recognises both about equally often; who has looked a label up knows the published one alone.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="Originals">Of them, originals that were recognised.</param>
/// <param name="Copies">Copies that were recognised.</param>
/// <param name="OnlyOriginal">Pairs of which the original alone was recognised.</param>
internal sealed record CopyGap(int Count, int Originals, int Copies, int OnlyOriginal)
{
    /// <summary>What an honest network may lose on copies beyond chance. Measured: at most 1.0 points on digits and clothes, 0.9 on photographs; see decision 12.</summary>
    public const double Allowed = 0.02;

    /// <summary>One network in two thousand strays further by chance.</summary>
    private const double Deviations = 3.3;

    public double OriginalAccuracy => (double)Originals / Count;
    public double CopyAccuracy => (double)Copies / Count;
    public int OnlyCopy => Copies - (Originals - OnlyOriginal);

    /// <summary>Accuracy lost on copies.</summary>
    public double Lost => OriginalAccuracy - CopyAccuracy;

    /// <summary>McNemar's comparison with a margin: the pairs of which one alone was recognised carry all that is known of the difference.</summary>
    public bool IsLookedUp
    {
        get
        {
            var (discordant, difference) = (OnlyOriginal + OnlyCopy, (double)(OnlyOriginal - OnlyCopy));
            var deviation = Math.Sqrt(Math.Max(1, discordant - difference * difference / Count)) / Count;
            return Lost - Deviations * deviation > Allowed;
        }
    }

    /// <summary>Counts by row: originals first, then copies.</summary>
    /// <param name="copied">k-th copy → row of its original.</param>
    /// <param name="right">Row → whether it was recognised.</param>
    /// <param name="originals">How many rows are originals.</param>
    /// <returns>Null where nothing was copied.</returns>
    public static CopyGap? Of(int[] copied, Func<int, bool> right, int originals)
    {
        if (copied.Length == 0)
        {
            return null;
        }

        var (first, second, only) = (0, 0, 0);
        for (var k = 0; k < copied.Length; k++)
        {
            var (original, copy) = (right(copied[k]), right(originals + k));
            first += original ? 1 : 0;
            second += copy ? 1 : 0;
            only += original && !copy ? 1 : 0;
        }

        return new CopyGap(copied.Length, first, second, only);
    }

    /// <summary>For the student: what was seen and what follows, no more.</summary>
    public string ToStudent =>
        $"Of {Count} test images, {MetricJudge.Percent(OriginalAccuracy)} were recognised as they are published, but only {MetricJudge.Percent(CopyAccuracy)} of copies that were turned or mirrored and lit a little differently for this run. "
        + "What a network has learnt holds for both, so the copies decide here. If this surprises you, talk to your instructor.";

    /// <summary>For the instructor.</summary>
    public string ToInstructor =>
        $"labels may be looked up: {MetricJudge.Percent(OriginalAccuracy)} of {Count} test images are right as published, {MetricJudge.Percent(CopyAccuracy)} of slightly altered copies ({OnlyOriginal} pairs right as published alone, {OnlyCopy} as copies alone). The item was measured on the copies; look into the code.";
}
