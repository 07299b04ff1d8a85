namespace Autograder.Reference.ThresholdNetworks;

/// <summary>The smallest network with at most one hidden layer that computes a truth table with the allowed numbers, found by trying all.</summary>
/// <param name="Weights">allowed weights</param>
/// <param name="Biases">allowed biases, in the meaning of <paramref name="Meaning"/></param>
internal sealed record ThresholdSearch(
    IReadOnlyList<double> Weights, IReadOnlyList<double> Biases, StepConvention Step, BiasMeaning Meaning, InputCoding Coding)
{
    /// <summary>How many sets of hidden functions are tried at most.</summary>
    public const long MostSets = 20_000_000;

    /// <summary>All multiples of <paramref name="unit"/> that make a difference for these weights and up to <paramref name="inputs"/> inputs.</summary>
    public static IReadOnlyList<double> MultiplesThatMatter(double unit, IReadOnlyList<double> weights, int inputs)
    {
        var most = (int)Math.Ceiling(weights.Max(Math.Abs) * inputs / unit) + 1;
        return [.. Enumerable.Range(-most, 2 * most + 1).Select(i => i * unit)];
    }

    /// <summary>Null when no network with up to <paramref name="mostUnits"/> hidden units does it.</summary>
    /// <param name="truth">2ⁿ entries in counting order, n from 1 to 4</param>
    /// <exception cref="ArgumentException">there would be more than <see cref="MostSets"/> sets to try</exception>
    public ThresholdSearchResult? Smallest(IReadOnlyList<bool> truth, int mostUnits)
    {
        var inputs = int.Log2(truth.Count);
        var rows = BinaryInputs.All(inputs, Coding).ToList();
        var functions = FunctionsOf(rows);
        var wanted = Mask(truth);
        if (Separator(rows, wanted) is { } alone)
        {
            return new(0, functions.Count, 1, new([Matrix.FromRows(alone.Weights)], [[alone.Bias]]));
        }
        for (var units = 1; units <= mostUnits; units++)
        {
            if (Sets(functions.Count, units) > MostSets)
            {
                throw new ArgumentException($"{units} out of {functions.Count} hidden functions are more than {MostSets} sets to try.", nameof(mostUnits));
            }
            if (OfSize(units, functions, wanted, rows.Count) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private ThresholdSearchResult? OfSize(int units, List<Unit> functions, uint wanted, int rows)
    {
        long solutions = 0;
        ThresholdWeights? example = null;
        foreach (var chosen in Choices(functions.Count, units))
        {
            if (!Decides(chosen, functions, wanted, rows))
            {
                continue;
            }
            double[][] hidden = [.. Enumerable.Range(0, rows).Select(r => chosen.Select(f => (functions[f].Mask >> r & 1) == 1 ? 1 : Step.Low).ToArray())];
            if (Separator(hidden, wanted) is { } output)
            {
                solutions++;
                example ??= new(
                    [Matrix.FromRows([.. chosen.Select(f => functions[f].Weights)]), Matrix.FromRows(output.Weights)],
                    [[.. chosen.Select(f => functions[f].Bias)], [output.Bias]]);
            }
        }
        return example is null ? null : new(units, functions.Count, solutions, example);
    }

    /// <summary>Whether rows that look alike to the hidden units want the same answer.</summary>
    private static bool Decides(int[] chosen, List<Unit> functions, uint wanted, int rows)
    {
        Span<sbyte> answers = stackalloc sbyte[1 << chosen.Length];
        for (var r = 0; r < rows; r++)
        {
            var pattern = 0;
            foreach (var f in chosen)
            {
                pattern = pattern << 1 | (int)(functions[f].Mask >> r & 1);
            }
            var answer = (sbyte)((wanted >> r & 1) == 1 ? 1 : -1);
            if (answers[pattern] == -answer)
            {
                return false;
            }
            answers[pattern] = answer;
        }
        return true;
    }

    private List<Unit> FunctionsOf(IReadOnlyList<double[]> rows)
    {
        var all = (uint)((1UL << rows.Count) - 1);
        return [.. Units(rows).Where(u => u.Mask != 0 && u.Mask != all).DistinctBy(u => u.Mask)];
    }

    private Unit? Separator(IReadOnlyList<double[]> rows, uint wanted) => Units(rows).FirstOrDefault(u => u.Mask == wanted);

    /// <summary>Every unit with allowed numbers over these rows.</summary>
    private IEnumerable<Unit> Units(IReadOnlyList<double[]> rows)
    {
        var inputs = rows[0].Length;
        var combinations = (long)Math.Pow(Weights.Count, inputs);
        var sums = new double[rows.Count];
        for (long number = 0; number < combinations; number++)
        {
            var weights = new double[inputs];
            for (var (i, rest) = (0, number); i < inputs; i++, rest /= Weights.Count)
            {
                weights[i] = Weights[(int)(rest % Weights.Count)];
            }
            for (var r = 0; r < rows.Count; r++)
            {
                sums[r] = System.Numerics.Tensors.TensorPrimitives.Dot(weights, rows[r]);
            }
            foreach (var bias in Biases)
            {
                yield return new(weights, bias, MaskOf(sums, bias));
            }
        }
    }

    private uint MaskOf(double[] sums, double bias)
    {
        var mask = 0u;
        for (var r = 0; r < sums.Length; r++)
        {
            var z = Meaning == BiasMeaning.Added ? sums[r] + bias : sums[r] - bias;
            var fires = Math.Abs(z) <= 1e-9 ? Step.FiresAtZero : z > 0;
            mask |= fires ? 1u << r : 0;
        }
        return mask;
    }

    private static uint Mask(IReadOnlyList<bool> truth) => truth.Select((t, r) => t ? 1u << r : 0).Aggregate(0u, (a, b) => a | b);

    private static double Sets(int functions, int units) =>
        Enumerable.Range(0, units).Aggregate(1.0, (product, i) => product * (functions - i) / (i + 1));

    /// <summary>All ascending choices of <paramref name="size"/> places out of <paramref name="count"/>.</summary>
    private static IEnumerable<int[]> Choices(int count, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (size <= count)
        {
            yield return chosen;
            var moved = size - 1;
            while (moved >= 0 && chosen[moved] == count - size + moved)
            {
                moved--;
            }
            if (moved < 0)
            {
                yield break;
            }
            chosen[moved]++;
            for (var i = moved + 1; i < size; i++)
            {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }

    private sealed record Unit(double[] Weights, double Bias, uint Mask);
}
