using System.Text.Json.Nodes;
using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>forward_pass of a network with given weights: the output decides; the lists of z and activations only help to find a mistake.</summary>
internal sealed class ForwardOperation()
    : Operation("mlp.forward", CaseKeys.Sizes, CaseKeys.Batch, CaseKeys.Seed, CaseKeys.Scale, CaseKeys.Hidden)
{
    private const string Output = "output";
    private const double OverflowFrom = 700;

    private protected override string Missing => "There is no class Network with a method forward_pass in your file.";

    private protected override string Label(CaseSettings settings)
    {
        var scale = settings.Scale == 1 ? "" : $", last layer scaled by {Received.Show(settings.Scale)}";
        return $"{settings.NetworkLabel}, {settings.BatchLabel}{scale}";
    }

    private protected override PreparedCase PrepareCase(CaseSettings settings)
    {
        var tensors = NetworkCase.Draw(settings, settings.Batch).Tensors();
        return new(tensors, new JsonObject { [CaseKeys.Sizes] = new JsonArray([.. settings.Sizes.Select(s => JsonValue.Create(s))]), [CaseKeys.Optimizer] = "sgd" });
    }

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var network = NetworkCase.From(given.Prepared, given.Settings.Layers);
        var got = Arrays.Read(given.Result, [Output]);
        if (!got.TryGetValue(Output, out var array))
        {
            return Arrays.NothingReturned("the output of forward_pass");
        }
        var (families, comparison) = (Families(given.Settings, network), new Comparison(given.Tolerance));
        var verdict = new Diagnosis(got, comparison, Words.Part) { SqueezedIsHarmless = true }.Explain(families)
            ?? Overflow(given, network, array)
            ?? new Differences(got, comparison, Words.Part).Wrong(families[0].Right, Advice(given, network));
        return verdict.Outcome == CaseOutcome.Right ? verdict with { Notes = [.. verdict.Notes, .. ListNotes(given, network)] } : verdict;
    }

    private static IReadOnlyList<Family> Families(CaseSettings settings, NetworkCase network) =>
    [
        .. settings.Hidden.Select(hidden => new Family(() => Arrays.One(Output, new ForwardVariant(hidden).Run(network)), Mistaken(settings, network, hidden))
        {
            Note = hidden == settings.Hidden[0] || settings.Layers == 1 ? null : $"Your hidden layers use {Words.Of(hidden)}; that is accepted.",
        }),
    ];

    private static IReadOnlyList<Mistaken> Mistaken(CaseSettings settings, NetworkCase network, Activation hidden)
    {
        Mistaken One(string key, string words, ForwardVariant variant) => new(key, words, () => Arrays.One(Output, variant.Run(network)));
        var right = new ForwardVariant(hidden);
        List<Mistaken> mistakes =
        [
            One(Mistakes.BiasIgnored, "The output is what comes out without the biases: add the bias of a layer to the product of its weights and its input.", right with { UseBias = false }),
            One(Mistakes.SoftmaxMissing, "The last layer's weighted input comes back as it is: pass it through softmax before you return it.", right with { Output = OutputStep.None }),
            One(Mistakes.SoftmaxWrongAxis, SoftmaxOperation.WrongAxisWords, right with { Output = OutputStep.SoftmaxOverRows }),
            One(Mistakes.SoftmaxWholeArray, SoftmaxOperation.WholeArrayWords, right with { Output = OutputStep.SoftmaxOfWhole }),
            One(Mistakes.SigmoidOnOutput, "The last layer uses sigmoid: for classes that exclude each other it takes softmax.", right with { Output = OutputStep.Sigmoid }),
            One(Mistakes.SoftmaxTwice, "Softmax is applied twice to the last layer; once is enough.", right with { Output = OutputStep.SoftmaxTwice }),
            One(Mistakes.ActivationBeforeSoftmax, $"The last layer goes through {Words.Of(hidden)} before softmax: give softmax the weighted input z itself.", right with { Output = OutputStep.HiddenThenSoftmax }),
            One(Mistakes.ActivationMissing, "The hidden layers have no activation: apply it to z before the next layer.", right with { Hidden = Activation.Linear }),
        ];
        Activation[] others = [Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU];
        mistakes.AddRange(others.Except(settings.Hidden).Select(o => One(
            Mistakes.OtherActivation, $"The hidden layers use {Words.Of(o)}, which is not what was asked for.", right with { Hidden = o })));
        return mistakes;
    }

    private static Verdict? Overflow(CaseToJudge given, NetworkCase network, Received array) =>
        !array.AllFinite && given.Settings.Hidden.Any(h => network.Forward(h).Zs[^1].MaxAbsolute() > OverflowFrom)
            ? Verdict.NearMiss(Mistakes.SoftmaxOverflow, SoftmaxOperation.OverflowWords)
            : null;

    /// <summary>Says in which layer the student's own z leave the path.</summary>
    private static string Advice(CaseToJudge given, NetworkCase network)
    {
        const string Every = "Every layer computes z = W·a + b and its activation; the last one takes softmax.";
        var zs = Arrays.Read(given.Result, Enumerable.Range(0, given.Settings.Layers).Select(l => $"Z{l}"));
        if (zs.Count < given.Settings.Layers)
        {
            return Every;
        }
        var comparison = new Comparison(given.Tolerance);
        var rightUpTo = given.Settings.Hidden.Max(h => RightLayers(comparison, zs, network.Forward(h)));
        return rightUpTo switch
        {
            0 => $"Already the z of layer 1 is off. {Every}",
            _ when rightUpTo == given.Settings.Layers => "All your z are right, so look at what turns the last one into the output.",
            _ => $"Your z are right up to layer {rightUpTo}; look at what happens between there and layer {rightUpTo + 1}.",
        };
    }

    private static int RightLayers(Comparison comparison, IReadOnlyDictionary<string, Received> zs, ForwardPass pass) => pass.Zs
        .Select((z, l) => comparison.Right($"Z{l}", zs[$"Z{l}"], z) is Fit.Exact or Fit.Squeezed)
        .TakeWhile(right => right)
        .Count();

    private static IEnumerable<string> ListNotes(CaseToJudge given, NetworkCase network)
    {
        var zs = Arrays.Read(given.Result, Enumerable.Range(0, given.Settings.Layers).Select(l => $"Z{l}"));
        if (zs.Count == given.Settings.Layers)
        {
            var comparison = new Comparison(given.Tolerance);
            var right = given.Settings.Hidden.Any(h => RightLayers(comparison, zs, network.Forward(h)) == given.Settings.Layers);
            if (!right)
            {
                yield return "The output is right, but the list of z you return beside it is not what W·a + b gives; the backward pass may rely on it.";
            }
        }
    }
}
