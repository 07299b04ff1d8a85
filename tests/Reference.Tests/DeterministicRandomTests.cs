using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests;

public class DeterministicRandomTests
{
    [Fact]
    public void Produces_the_sequence_other_implementations_publish_for_seed_0()
    {
        var random = new DeterministicRandom(0);

        ulong[] drawn = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        drawn.ShouldBe([11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532]);
    }

    [Fact]
    public void Same_text_gives_the_same_numbers_and_another_text_others()
    {
        DeterministicRandom.FromText("a").NextUInt64().ShouldBe(DeterministicRandom.FromText("a").NextUInt64());
        DeterministicRandom.FromText("a").NextUInt64().ShouldNotBe(DeterministicRandom.FromText("b").NextUInt64());
    }

    [Fact]
    public void Permutation_holds_every_number_once_and_is_shuffled()
    {
        var permutation = new DeterministicRandom(5).Permutation(100);

        permutation.Order().ShouldBe(Enumerable.Range(0, 100));
        permutation.ShouldNotBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void Whole_numbers_fall_evenly_within_their_bounds()
    {
        var random = new DeterministicRandom(1);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.NextInt(1, 6) - 1]++;
        }

        // Standard deviation of each count is 91.
        counts.ShouldAllBe(c => Math.Abs(c - 10_000) < 460);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var values = Matrix.Gaussian(1, 100_000, new(2));

        (values.Sum() / 100_000).ShouldBe(0, 0.015);
        (values.SumOfSquares() / 100_000).ShouldBe(1, 0.02);
    }

    [Fact]
    public void Uniform_numbers_stay_below_their_upper_bound()
    {
        var random = new DeterministicRandom(3);
        for (var i = 0; i < 1000; i++)
        {
            random.NextDouble(-2, 3).ShouldBeInRange(-2, 3 - 1e-15);
        }
    }
}
