using Autograder.Reference.Statistics;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Statistics;

public class SequentialThresholdRuleTests
{
    private static readonly ThresholdVerdict Pass = new ThresholdVerdict.Pass();
    private static readonly ThresholdVerdict Fail = new ThresholdVerdict.Fail();
    private static readonly SequentialThresholdRule Cifar = new(0.42, 0.005, 10_000);

    private static ThresholdVerdict More(int count) => new ThresholdVerdict.MoreSeeds(count);

    public static TheoryData<double[], ThresholdVerdict> Table => new()
    {
        { [], More(1) },
        { [0.4297], Pass },
        { [0.4296], More(2) },
        { [0.42], More(2) },
        { [0.4104], More(2) },
        { [0.4103], Fail },
        { [0.43, 0.45], More(1) },
        // Three runs need a mean 1.69 s = 0.0084 from the threshold.
        { [0.4285, 0.4285, 0.4285], Pass },
        { [0.4284, 0.4284, 0.4284], More(2) },
        { [0.4116, 0.4116, 0.4116], More(2) },
        { [0.4115, 0.4115, 0.4115], Fail },
        { [0.42, 0.42, 0.42, 0.42], More(1) },
        // Five are the last: the mean decides.
        { [0.42, 0.42, 0.42, 0.42, 0.42], Pass },
        { [0.4199, 0.42, 0.42, 0.42, 0.42], Fail },
        // The best of five is far above, the mean below.
        { [0.45, 0.41, 0.41, 0.41, 0.41], Fail },
        { [0.45, 0.41, 0.41], More(2) },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Decides_as_the_table_says(double[] accuracies, ThresholdVerdict expected)
    {
        Cifar.Decide(accuracies).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.9920, true)]
    [InlineData(0.9919, null)]
    [InlineData(0.9881, null)]
    [InlineData(0.9880, false)]
    public void Single_run_decides_only_outside_the_noise_of_the_test_set(double accuracy, bool? passes)
    {
        var expected = passes switch { true => Pass, false => Fail, null => More(2) };

        new SequentialThresholdRule(0.99, 0.001, 10_000).Decide([accuracy]).ShouldBe(expected);
    }

    [Fact]
    public void Package_may_allow_further_runs()
    {
        var patient = Cifar with { Counts = [3, 5, 10] };
        double[] five = [0.42, 0.42, 0.42, 0.42, 0.42];

        patient.Decide(five).ShouldBe(More(5));
        patient.Decide([.. five, .. five]).ShouldBe(Pass);
    }

    [Fact]
    public void Margins_are_those_of_students_t()
    {
        Cifar.Margin(3).ShouldBe(1.686 * 0.005, 1e-5);
        Cifar.Margin(5).ShouldBe(0.953 * 0.005, 1e-5);
        Cifar.Margin(10).ShouldBe(0.580 * 0.005, 1e-5);
    }

    [Fact]
    public void Order_of_the_runs_does_not_matter_once_there_are_several()
    {
        Cifar.Decide([0.45, 0.40, 0.43, 0.41, 0.42]).ShouldBe(Cifar.Decide([0.40, 0.41, 0.42, 0.43, 0.45]));
    }

    [Theory]
    [InlineData(0.002, 0.0055)]
    [InlineData(0.005, 0.0139)]
    [InlineData(0.01, 0.0277)]
    public void Claims_may_differ_by_the_noise_of_two_seeds(double deviation, double tolerance)
    {
        SequentialThresholdRule.ClaimTolerance(deviation).ShouldBe(tolerance, 5e-5);
    }
}
