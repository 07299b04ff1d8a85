using Autograder.Reference.Series;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Series;

public sealed class NoisyWavesTests
{
    // 72 is the common period, so that waves of periods 24 and 9 are orthogonal on whole multiples of it
    private const int Length = 72 * 100;

    [Fact]
    public void Is_the_same_for_the_same_seed_and_starts_elsewhere_for_another()
    {
        var series = NoisyWaves.Series(50, new DeterministicRandom(7));
        NoisyWaves.Series(50, new DeterministicRandom(7)).ShouldBe(series);
        NoisyWaves.Series(50, new DeterministicRandom(8)).ShouldNotBe(series);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Has_two_waves_and_noise_of_the_stated_size(ulong seed)
    {
        var series = NoisyWaves.Series(Length, new DeterministicRandom(seed));
        var (slow, quick) = (Wave(series, 24), Wave(series, 9));
        Amplitude(slow).ShouldBe(0.6, 0.005);
        Amplitude(quick).ShouldBe(0.3, 0.005);
        var rest = series.Select((y, t) => y - At(slow, 24, t) - At(quick, 9, t)).ToArray();
        Math.Sqrt(rest.Average(r => r * r)).ShouldBe(NoisyWaves.Noise, 0.002);
        Math.Abs(rest.Average()).ShouldBeLessThan(0.003);
    }

    private static (double Cos, double Sin) Wave(double[] series, double period) => (
        2.0 / series.Length * series.Select((y, t) => y * Math.Cos(2 * Math.PI * t / period)).Sum(),
        2.0 / series.Length * series.Select((y, t) => y * Math.Sin(2 * Math.PI * t / period)).Sum());

    private static double Amplitude((double Cos, double Sin) wave) => Math.Sqrt(wave.Cos * wave.Cos + wave.Sin * wave.Sin);

    private static double At((double Cos, double Sin) wave, double period, int t) =>
        wave.Cos * Math.Cos(2 * Math.PI * t / period) + wave.Sin * Math.Sin(2 * Math.PI * t / period);
}
