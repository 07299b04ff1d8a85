using Autograder.Reference;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Runs;

/// <summary>What a secret decides about the hidden images of a run: the order in which they are shown, which number stands for which class, and which of them are shown again.</summary>
/// <param name="Order">Position shown → row: the originals first, then copies, then canaries.</param>
/// <param name="Names">Original class → number used in the box.</param>
internal sealed record Hiding(int[] Order, int[] Names)
{
    /// <summary>Most test images that are shown a second time as altered copies; enough to measure by, and cheap.</summary>
    private const int MostCopies = 4000;
    private const int MostCanaries = 200;

    /// <summary>Fewer test images tell nothing.</summary>
    private const int FewestImages = 100;

    /// <summary>Parts of a canary, each from another test image.</summary>
    public const int Quarters = 4;

    /// <summary>k-th copy → test image that it was made from.</summary>
    public int[] Copied { get; init; } = [];

    /// <summary>k-th canary → the test images that its quarters are from: top left, top right, bottom left, bottom right.</summary>
    public int[][] Canaries { get; init; } = [];

    /// <summary>How many copies and canaries so many test images get.</summary>
    public static (int Copies, int Canaries) Decoys(int testImages) =>
        testImages < FewestImages ? (0, 0) : (Math.Min(testImages, MostCopies), Math.Min(testImages / 4, MostCanaries));

    public static Hiding Of(RunEvidence evidence, byte[] labels) => evidence.Secret is { } secret
        ? Of(secret, labels, evidence.TestImages, evidence.Classes, evidence.Copies, evidence.Canaries)
        : throw new GradingFault($"The evidence of run {evidence.Run} does not say in which order images were shown; grade the submission again.");

    public static Hiding Of(ulong secret, byte[] labels, int testImages, int classes, int copies, int canaries)
    {
        if (copies == 0)
        {
            return From(secret, labels.Length, classes);
        }

        // Generators of their own: who knows the published order of images sees the first at work, and must not learn from it what the others do.
        var choice = Stream(secret, "copies");
        var order = Stream(secret, "order").Permutation(labels.Length + copies + canaries);
        return new Hiding(order, Stream(secret, "classes").Permutation(classes))
        {
            Copied = choice.Permutation(testImages)[..copies],
            Canaries = [.. Enumerable.Range(0, canaries).Select(_ => Quarter(choice, labels, testImages))],
        };
    }

    public static Hiding From(ulong secret, int count, int classes)
    {
        var random = new DeterministicRandom(secret);
        return new Hiding(random.Permutation(count), random.Permutation(classes));
    }

    /// <summary>Random numbers for one purpose, which tell nothing about the secret or those for another.</summary>
    public static DeterministicRandom Stream(ulong secret, string purpose) => DeterministicRandom.FromText($"{purpose} {secret}");

    public long[] Rename(ReadOnlySpan<byte> labels)
    {
        var renamed = new long[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            renamed[i] = Names[labels[i]];
        }

        return renamed;
    }

    /// <summary>Four test images, of different classes as far as a few tries find them.</summary>
    private static int[] Quarter(DeterministicRandom random, byte[] labels, int testImages)
    {
        var chosen = new List<int>(Quarters);
        for (var tries = 0; chosen.Count < Quarters; tries++)
        {
            var image = random.NextInt(testImages);
            if (tries > 100 || chosen.TrueForAll(c => labels[c] != labels[image]))
            {
                chosen.Add(image);
            }
        }

        return [.. chosen];
    }
}
