using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>One set of gradients that a student's backward pass made, against what is accepted for it.</summary>
internal sealed class GradientSource(IReadOnlyDictionary<string, Received> got, IReadOnlyList<Family> families, Comparison comparison)
{
    private const double LeastPenalty = 1e-6;
    private const double MostPenalty = 10;

    private readonly Lazy<Verdict?> _explained = new(() => new Diagnosis(got, comparison, Words.Part).Explain(families));

    public IReadOnlyDictionary<string, Received> Got => got;

    public bool IsComplete => families[0].Right.Keys.All(got.ContainsKey);

    /// <summary>Right, a near miss, or null.</summary>
    public Verdict? Explained => _explained.Value;

    /// <summary>A near miss where the weights' gradients are right and those of the biases did not come back at all.</summary>
    public Verdict? WithoutBiases()
    {
        var weights = families.Select(f => new Family(OnlyWeights(f.Right), [])).ToList();
        var none = got.Count > 0 && !got.Keys.Any(IsBias);
        return none && new Diagnosis(got, comparison, Words.Part).Explain(weights) is { Outcome: CaseOutcome.Right }
            ? Verdict.NearMiss(Mistakes.BiasIgnored, "The gradients of the weights are right, those of the biases did not come back: return both lists.")
            : null;
    }

    /// <summary>Right where the weights' gradients exceed the expected ones by the same positive multiple of the weights, as an L2 term does.</summary>
    public Verdict? WithPenalty(NetworkCase network) => families.Select(f => WithPenalty(f, network)).FirstOrDefault(v => v is not null);

    public Verdict Wrong(string advice)
    {
        var nearest = families.MaxBy(f => f.Right.Count(r => got.TryGetValue(r.Key, out var array) && comparison.Right(r.Key, array, r.Value) == Fit.Exact)) ?? families[0];
        return new Differences(got, comparison, Words.Part).Wrong(nearest.Right, advice);
    }

    private Verdict? WithPenalty(Family family, NetworkCase network)
    {
        var layers = Enumerable.Range(0, network.Weights.Count).ToList();
        if (!IsComplete || layers.Any(l => !got[$"gw{l}"].HasShapeOf(network.Weights[l]) || !got[$"gw{l}"].AllFinite))
        {
            return null;
        }
        var more = layers.Sum(l => (Mine(l, network) - family.Right[$"gw{l}"]).Times(network.Weights[l]).Sum());
        var factor = more / network.Weights.Sum(w => w.SumOfSquares());
        if (!(factor is > LeastPenalty and < MostPenalty))
        {
            return null;
        }
        var penalised = family.Right.ToDictionary(r => r.Key, r => IsBias(r.Key) ? r.Value : r.Value + factor * network.Weights[int.Parse(r.Key.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture)]);
        return new Diagnosis(got, comparison, Words.Part).Explain([new(penalised, [])]) is { Outcome: CaseOutcome.Right }
            ? Verdict.Right($"Your backward pass adds an L2 term of {Received.Show(factor)}·W by default; that is accepted here.")
            : null;
    }

    private Matrix Mine(int layer, NetworkCase network)
    {
        var w = network.Weights[layer];
        return Matrix.FromRowMajor(w.Rows, w.Columns, got[$"gw{layer}"].Values);
    }

    private static IReadOnlyDictionary<string, Matrix> OnlyWeights(IReadOnlyDictionary<string, Matrix> all) =>
        all.Where(r => !IsBias(r.Key)).ToDictionary(r => r.Key, r => r.Value);

    private static bool IsBias(string name) => name.StartsWith("gb", StringComparison.Ordinal);
}
