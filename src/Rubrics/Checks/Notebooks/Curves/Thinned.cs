using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>Long series as a line that a page can hold.</summary>
internal static class Thinned
{
    private const int Most = 300;

    /// <summary>The first and the last point, and evenly spread ones between them.</summary>
    public static CurveSeries Series(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var count = Math.Min(x.Count, y.Count);
        int[] kept = count <= Most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, Most).Select(i => (int)((long)i * (count - 1) / (Most - 1)))];
        return new CurveSeries(name, [.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    /// <summary>Over steps, from 1.</summary>
    public static CurveSeries Steps(string name, IReadOnlyList<double> y) => Series(name, new StepNumbers(y.Count), y);

    /// <summary>1, 2, 3, … without keeping them.</summary>
    private sealed class StepNumbers(int count) : IReadOnlyList<double>
    {
        public double this[int index] => index + 1;

        public int Count => count;

        public IEnumerator<double> GetEnumerator() => Enumerable.Range(1, count).Select(i => (double)i).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
