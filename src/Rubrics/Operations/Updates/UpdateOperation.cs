using System.Text.Json.Nodes;
using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>update_network over a few steps with given gradients, by SGD or Adam.</summary>
internal sealed class UpdateOperation()
    : Operation("mlp.update", CaseKeys.Sizes, CaseKeys.Seed, CaseKeys.Optimizer, CaseKeys.Steps, CaseKeys.Eta, CaseKeys.Beta1, CaseKeys.Beta2, CaseKeys.Epsilon)
{
    /// <summary>A step hardly changes a weight, so that weights alone would hide a wrong step: steps are to agree this well.</summary>
    private const double MostOfStep = 1e-3;

    /// <summary>What single precision loses on a weight.</summary>
    private const double SinglePrecision = 3e-7;

    private const double SmallWeights = 0.1;

    private protected override string Missing => "There is no class Network with a method update_network in your file.";

    private protected override string Label(CaseSettings settings)
    {
        var steps = settings.Steps == 1 ? "1 step" : $"{settings.Steps} steps";
        return $"{steps} of {(settings.Optimizer == Optimizer.Adam ? "Adam" : "SGD")}, {settings.NetworkLabel}";
    }

    private protected override PreparedCase PrepareCase(CaseSettings settings)
    {
        var network = NetworkCase.Draw(settings, 1);
        var random = new DeterministicRandom(settings.Seed + 1);
        Dictionary<string, DenseArray> tensors = new(StringComparer.Ordinal);
        for (var l = 0; l < settings.Layers; l++)
        {
            tensors[$"W{l}"] = DenseArray.From(SmallWeights * network.Weights[l]);
            tensors[$"b{l}"] = DenseArray.From(SmallWeights * network.Biases[l]);
        }
        for (var s = 0; s < settings.Steps; s++)
        {
            for (var l = 0; l < settings.Layers; l++)
            {
                tensors[$"gw{s}.{l}"] = DenseArray.From(Gradient(network.Weights[l], random));
                tensors[$"gb{s}.{l}"] = DenseArray.From(Matrix.Gaussian(network.Biases[l].Rows, 1, random));
            }
        }
        return new(tensors, Args(settings));
    }

    /// <summary>Normal numbers; the first is always 0, as the gradient of a dead input is.</summary>
    private static Matrix Gradient(Matrix weights, DeterministicRandom random)
    {
        var drawn = Matrix.Gaussian(weights.Rows, weights.Columns, random);
        return weights.Values.Length == 1 ? drawn : Matrix.Generate(drawn.Rows, drawn.Columns, (r, c) => r == 0 && c == 0 ? 0 : drawn[r, c]);
    }

    private static JsonObject Args(CaseSettings settings) => new()
    {
        [CaseKeys.Sizes] = new JsonArray([.. settings.Sizes.Select(s => JsonValue.Create(s))]),
        [CaseKeys.Optimizer] = settings.Optimizer == Optimizer.Adam ? "adam" : "sgd",
        [CaseKeys.Steps] = settings.Steps,
        [CaseKeys.Eta] = settings.Eta,
        [CaseKeys.Beta1] = settings.Beta1,
        [CaseKeys.Beta2] = settings.Beta2,
        [CaseKeys.Epsilon] = settings.Epsilon,
    };

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var settings = given.Settings;
        var update = UpdateCase.From(given.Prepared, settings.Layers, settings.Steps);
        var got = Arrays.Read(given.Result, Enumerable.Range(0, settings.Steps).SelectMany(s => UpdateCase.Names(s, settings.Layers)));
        if (got.Count == 0)
        {
            return Arrays.NothingReturned("the weights and biases after update_network");
        }
        var adam = settings.Optimizer == Optimizer.Adam;
        var sgd = new SgdMistakes(settings, update);
        var families = adam ? new AdamMistakes(settings, update).Families() : [sgd.Family()];
        families = [WithoutBiases(families[0], update, settings), .. families];
        var comparison = new Comparison(given.Tolerance, Caps(families[0].Right, update, settings));
        return new Diagnosis(got, comparison, Words.Part).Explain(families)
            ?? (adam ? null : sgd.Rescaled(got, comparison))
            ?? new Differences(got, comparison, Words.Part).Wrong(FirstStepThatIsOff(got, comparison, families[0].Right, settings), Advice(adam));
    }

    private static Family WithoutBiases(Family right, UpdateCase update, CaseSettings settings)
    {
        var still = UpdateCase.Named([.. Enumerable.Repeat(update.Start, settings.Steps)]);
        var biases = still.Where(p => p.Key.StartsWith('b')).ToDictionary(p => p.Key, p => p.Value);
        return new(() => right.Right, [new(Mistakes.BiasIgnored, "The weights are updated, the biases are not: update self.biases in the same way.", () => biases)]);
    }

    private static IReadOnlyDictionary<string, double> Caps(IReadOnlyDictionary<string, Matrix> right, UpdateCase update, CaseSettings settings)
    {
        var start = UpdateCase.Named([.. Enumerable.Repeat(update.Start, settings.Steps)]);
        return right.ToDictionary(
            r => r.Key, r => MostOfStep * (r.Value - start[r.Key]).MaxAbsolute() + SinglePrecision * (r.Value.MaxAbsolute() + start[r.Key].MaxAbsolute()));
    }

    /// <summary>The arrays after the first step that goes wrong: later ones only inherit it.</summary>
    private static IReadOnlyDictionary<string, Matrix> FirstStepThatIsOff(
        IReadOnlyDictionary<string, Received> got, Comparison comparison, IReadOnlyDictionary<string, Matrix> right, CaseSettings settings)
    {
        bool IsRight(string name) => got.TryGetValue(name, out var array) && comparison.Right(name, array, right[name]) == Fit.Exact;
        var steps = Enumerable.Range(0, settings.Steps).Select(s => UpdateCase.Names(s, settings.Layers));
        var names = steps.FirstOrDefault(names => !names.All(IsRight)) ?? [];
        return names.ToDictionary(n => n, n => right[n]);
    }

    private static string Advice(bool adam) => adam
        ? "Adam takes m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², and moves by −η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), t from 1."
        : "SGD takes w ← w − η·g for every weight and bias.";
}
