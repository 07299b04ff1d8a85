namespace Autograder.Reference.Analysis;

/// <summary>Stationary points of a function inside a box, by Newton's method from many starts.</summary>
/// <remarks>Finds what exercises have; it proves no completeness.</remarks>
internal sealed class StationaryPoints
{
    private const int Steps = 80;

    // After so many steps the gradient must have become smaller by half.
    private const int Patience = 8;
    private const int MostIsolated = 40;
    private const double SamePlace = 1e-5;

    // Starts per direction for 1, 2, 3, … variables: a few hundred in all.
    private static readonly int[] StartsPerDirection = [61, 15, 5, 4, 3, 2];

    private StationaryPoints(IReadOnlyList<LocalBehaviour> points, bool areIsolated) => (Points, AreIsolated) = (points, areIsolated);

    /// <summary>Sorted by their coordinates. Where points are not isolated, coordinates that do not matter are 0.</summary>
    public IReadOnlyList<LocalBehaviour> Points { get; }

    public bool AreIsolated { get; }

    public static StationaryPoints Search(ScalarFunction function, IReadOnlyList<(double Low, double High)> box)
    {
        var free = FreeDirections(function, box);
        var found = new List<LocalBehaviour>();
        foreach (var start in Starts(box))
        {
            var place = (double[])start.Clone();
            foreach (var direction in free)
            {
                place[direction] = 0;
            }
            if (Descend(function, place) is { } point && Inside(point.Place, box) && !found.Any(f => Near(f.Place, point.Place)) && found.Count <= MostIsolated)
            {
                found.Add(point);
            }
        }
        var isolated = found.Count == 0 || (free.Count == 0 && found.Count <= MostIsolated);
        return new([.. found.OrderBy(p => p.Place, Comparer<double[]>.Create(Compare))], isolated);
    }

    /// <summary>Variables on which the function does not depend at any of a few places.</summary>
    private static List<int> FreeDirections(ScalarFunction function, IReadOnlyList<(double Low, double High)> box)
    {
        var samples = Starts(box).Where((_, i) => i % 37 == 0).Take(8).Select(function.At).ToList();
        return [.. Enumerable.Range(0, box.Count).Where(d => samples.All(s => s.Gradient[d] == 0 && Enumerable.Range(0, box.Count).All(e => s.Hessian[d, e] == 0)))];
    }

    private static IEnumerable<double[]> Starts(IReadOnlyList<(double Low, double High)> box)
    {
        var per = StartsPerDirection[box.Count - 1];
        var count = (int)Math.Pow(per, box.Count);
        for (var i = 0; i < count; i++)
        {
            var start = new double[box.Count];
            for (var (d, rest) = (0, i); d < box.Count; d++, rest /= per)
            {
                // A little off the middle of each cell: on lines of symmetry Newton's method may stand still.
                start[d] = box[d].Low + (box[d].High - box[d].Low) * (rest % per + 0.5 + 0.0371 * (d + 1)) / per;
            }
            yield return start;
        }
    }

    /// <summary>Newton's method, rounded to a nearby simple number where that is stationary too; null when it leads nowhere.</summary>
    private static LocalBehaviour? Descend(ScalarFunction function, double[] place)
    {
        var before = double.PositiveInfinity;
        for (var step = 0; step <= Steps; step++)
        {
            var at = function.At(place);
            if (!at.IsFinite)
            {
                return null;
            }
            var move = at.NewtonStep();
            if (step == Steps || move.All(m => Math.Abs(m) <= 1e-13 * (1 + place.Max(Math.Abs))))
            {
                return at.IsStationary ? Rounded(function, at) : null;
            }
            if (step % Patience == 0)
            {
                var slope = at.Gradient.Sum(Math.Abs);
                if (slope > before / 2)
                {
                    return null;
                }
                before = slope;
            }
            place = [.. place.Zip(move, (p, m) => p - m)];
        }
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>0.99999999 that should be 1: the simple place when the gradient there is no larger.</summary>
    private static LocalBehaviour Rounded(ScalarFunction function, LocalBehaviour point)
    {
        double[] simple = [.. point.Place.Select(p => Math.Round(p, 6) + 0.0)];
        var at = function.At(simple);
        return at.IsStationary && at.Gradient.Sum(Math.Abs) <= point.Gradient.Sum(Math.Abs) + 1e-12 ? at : point;
    }

    private static bool Inside(double[] place, IReadOnlyList<(double Low, double High)> box) =>
        place.Select((p, d) => p >= box[d].Low - SamePlace && p <= box[d].High + SamePlace).All(inside => inside);

    private static bool Near(double[] a, double[] b) => a.Zip(b).All(p => Math.Abs(p.First - p.Second) < SamePlace);

    private static int Compare(double[]? a, double[]? b)
    {
        var differing = (a ?? []).Zip(b ?? []).FirstOrDefault(p => Math.Abs(p.First - p.Second) >= SamePlace);
        return differing.First.CompareTo(differing.Second);
    }
}
