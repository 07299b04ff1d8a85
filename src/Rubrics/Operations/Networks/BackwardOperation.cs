using System.Globalization;
using System.Text.Json.Nodes;
using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>
/// backward_pass: gradients made from the student's own forward pass, and from the reference's. Either being right is enough, so
/// that a mistake of the forward pass is not counted twice.
/// </summary>
internal sealed class BackwardOperation()
    : Operation("mlp.backward", CaseKeys.Sizes, CaseKeys.Batch, CaseKeys.Seed, CaseKeys.Scale, CaseKeys.Hidden, CaseKeys.Numeric)
{
    private const double NumericStep = 1e-5;
    private const string Advice = "Start from delta = output − target at the last layer; for each layer take gw = delta·aᵀ/N with a the activation below, gb = the sum of delta over the examples/N, then delta = (Wᵀ·delta) times the activation's derivative at z.";

    private protected override string Missing => "There is no class Network with a method backward_pass in your file.";

    private protected override string Label(CaseSettings settings) => $"{settings.NetworkLabel}, {settings.BatchLabel}";

    private protected override PreparedCase PrepareCase(CaseSettings settings)
    {
        var network = NetworkCase.Draw(settings, settings.Batch);
        var pass = network.Forward(settings.Hidden[0]);
        var tensors = network.Tensors();
        tensors["output"] = DenseArray.From(pass.Output);
        for (var l = 0; l < pass.Activations.Count; l++)
        {
            tensors[$"A{l}"] = DenseArray.From(pass.Activations[l]);
        }
        for (var l = 0; l < pass.Zs.Count; l++)
        {
            tensors[$"Z{l}"] = DenseArray.From(pass.Zs[l]);
        }
        var args = new JsonObject { [CaseKeys.Sizes] = new JsonArray([.. settings.Sizes.Select(s => JsonValue.Create(s))]), [CaseKeys.Optimizer] = "sgd" };
        if (settings.Numeric)
        {
            args[CaseKeys.NumericStep] = NumericStep;
        }
        return new(tensors, args);
    }

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var network = NetworkCase.From(given.Prepared, given.Settings.Layers);
        var own = Source(given, network, "own/", h => network.Forward(h));
        var reference = Source(given, network, "given/", _ => network.Forward(given.Settings.Hidden[0]));
        if (own.Got.Count == 0 && reference.Got.Count == 0)
        {
            return Arrays.NothingReturned("the gradients of backward_pass");
        }
        if (Right(own, reference, network) is { } right)
        {
            return right;
        }
        var numeric = given.Settings.Numeric ? NumericGradient.Read(given, network, NumericStep) : null;
        return RightByNumbers(own, numeric) ?? own.Explained ?? reference.Explained
            ?? own.WithoutBiases() ?? reference.WithoutBiases() ?? Wrong(own, reference, numeric);
    }

    private static GradientSource Source(CaseToJudge given, NetworkCase network, string prefix, Func<Activation, ForwardPass> pass)
    {
        var layers = Enumerable.Range(0, given.Settings.Layers).ToList();
        var names = layers.Select(l => $"gw{l}").Concat(layers.Select(l => $"gb{l}"));
        var got = names.Where(n => given.Result.Tensors.ContainsKey(prefix + n))
            .ToDictionary(n => n, n => new Received(given.Result.Tensors[prefix + n]), StringComparer.Ordinal);
        var families = given.Settings.Hidden.Select((h, i) => new GradientMistakes(network, () => pass(h), h)
            .Family(i == 0 || given.Settings.Layers == 1 ? null : $"Your hidden layers use {Words.Of(h)}; that is accepted.")).ToList();
        return new(got, families, new(given.Tolerance));
    }

    private static Verdict? Right(GradientSource own, GradientSource reference, NetworkCase network)
    {
        if (own.Explained is { Outcome: CaseOutcome.Right } right)
        {
            return right;
        }
        if (reference.Explained is { Outcome: CaseOutcome.Right } follows)
        {
            return own.Got.Count == 0
                ? follows
                : follows with { Notes = [.. follows.Notes, "The backward pass is right when it gets right forward values; after your own forward pass its result differs, so look there."] };
        }
        return own.WithPenalty(network) ?? reference.WithPenalty(network);
    }

    private static Verdict? RightByNumbers(GradientSource own, NumericGradient? numeric)
    {
        if (numeric is null || !own.IsComplete || !own.Got.All(g => numeric.Agrees(g.Key, g.Value)) || !(numeric.IgnoresBiases || numeric.IsLayered))
        {
            return null;
        }
        return numeric.IgnoresBiases
            ? Verdict.NearMiss(Mistakes.BiasIgnored, "Neither your forward pass nor your gradients use the biases: add them in the forward pass, and return the sum of the deltas over the examples, times 1/N, as their gradient.")
            : Verdict.Right("Your gradients agree with a numerical gradient of your own forward pass.");
    }

    private static Verdict Wrong(GradientSource own, GradientSource reference, NumericGradient? numeric)
    {
        var source = own.Got.Count > 0 ? own : reference;
        var wrong = source.Wrong(Advice);
        var checkedWords = numeric?.Words(own.Got) ?? "";
        return checkedWords.Length == 0 ? wrong : wrong with { Words = string.Create(CultureInfo.InvariantCulture, $"{checkedWords} {wrong.Words}") };
    }
}
