using Autograder.Cli.Showing;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests.Showing;

public sealed class EstimatesTests
{
    [Fact]
    public void Knows_nothing_before_the_first_is_finished()
    {
        var estimates = new Estimates(4);

        estimates.Of(TimeSpan.Zero).ShouldBeNull();
        estimates.OfBatch(TimeSpan.FromSeconds(9)).ShouldBeNull();
    }

    [Fact]
    public void A_submission_takes_as_long_as_half_of_the_others()
    {
        var estimates = Finished(2, 60, 4);

        estimates.Of(TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromSeconds(3));
        estimates.Of(TimeSpan.FromSeconds(5)).ShouldBeNull();
    }

    [Fact]
    public void A_batch_goes_on_at_its_pace() => Finished(1, 1).OfBatch(TimeSpan.FromSeconds(10)).ShouldBe(TimeSpan.FromSeconds(10));

    [Fact]
    public void Equal_times_are_fine() => Finished(3, 3, 3).Typical.ShouldBe(TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData(0.44, "0.4 s")]
    [InlineData(44.4, "44 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(7300, "2 h 01 min")]
    public void Says_times_as_people_do(double seconds, string words) => Spans.Words(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    private static Estimates Finished(params int[] seconds)
    {
        var estimates = new Estimates(4);
        foreach (var time in seconds)
        {
            estimates.Finish(TimeSpan.FromSeconds(time));
        }

        return estimates;
    }
}
