using Autograder.Reference.Similarity;

namespace Autograder.Rubrics.Integrity;

/// <summary>How popular a number is among those that students choose: counted in the course, mixed with what is known in advance.</summary>
/// <remarks>People like few decimals. In advance a number with no or one decimal counts as one of 20, with two as one of 200, and so on.</remarks>
internal sealed class Popularity
{
    /// <summary>How many chosen numbers the advance knowledge weighs as much as.</summary>
    private const double Weight = 20;
    private readonly Dictionary<double, int> _students = [];
    private readonly int _all;

    /// <param name="choices">The numbers of each student.</param>
    public Popularity(IEnumerable<double[]> choices)
    {
        foreach (var choice in choices)
        {
            _all++;
            foreach (var number in choice.Select(Rounded).Distinct())
            {
                _students[number] = _students.GetValueOrDefault(number) + 1;
            }
        }
    }

    /// <summary>The chance that another student chooses just these numbers, each by itself.</summary>
    public double ChanceOf(double[] numbers) => numbers.Aggregate(1.0, (product, number) => product * ChanceOf(number));

    private double ChanceOf(double number)
    {
        // two sheets that agree must not make their own number look popular
        var others = Math.Max(0, _students.GetValueOrDefault(Rounded(number)) - 2);
        return (others + Weight * InAdvance(number)) / (Math.Max(0, _all - 2) + Weight);
    }

    private static double InAdvance(double number)
    {
        var decimals = Enumerable.Range(0, WeightVectors.UsualDigits).FirstOrDefault(d => Math.Abs(Math.Round(number, d) - number) < 1e-9, WeightVectors.UsualDigits);
        return Math.Pow(10, -Math.Max(0, decimals - 1)) / 20;
    }

    private static double Rounded(double number) => Math.Round(number, WeightVectors.UsualDigits) + 0.0;
}
