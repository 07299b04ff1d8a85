using System.Globalization;
using System.Text.Json.Nodes;
using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>One whole step (forward, backward, SGD) with λ and with λ = 0: the weights may differ by −η·c·λ·W only, c by convention.</summary>
internal sealed class L2Operation()
    : Operation("mlp.l2", CaseKeys.Sizes, CaseKeys.Batch, CaseKeys.Seed, CaseKeys.Eta, CaseKeys.Lambda, CaseKeys.Hidden)
{
    private protected override string Missing => "No parameter or attribute for the strength of L2 regularisation (λ) was found in your file. Name it lambda_ or lmbda, as a parameter of the constructor, backward_pass, update_network or train.";

    private protected override string Label(CaseSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.NetworkLabel}, {settings.BatchLabel}, λ = {settings.Lambda:G4}, η = {settings.Eta:G4}");

    private protected override PreparedCase PrepareCase(CaseSettings settings) => new(
        NetworkCase.Draw(settings, settings.Batch).Tensors(),
        new JsonObject
        {
            [CaseKeys.Sizes] = new JsonArray([.. settings.Sizes.Select(s => JsonValue.Create(s))]),
            [CaseKeys.Optimizer] = "sgd",
            [CaseKeys.Eta] = settings.Eta,
            [CaseKeys.Lambda] = settings.Lambda,
        });

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var network = NetworkCase.From(given.Prepared, given.Settings.Layers);
        var names = Enumerable.Range(0, given.Settings.Layers).SelectMany(l => new[] { $"base/W{l}", $"base/b{l}", $"l2/W{l}", $"l2/b{l}" }).ToList();
        var got = Arrays.Read(given.Result, names);
        if (names.Any(n => n.Contains('W') && !got.ContainsKey(n)))
        {
            return Arrays.NothingReturned("the weights and biases after a step");
        }
        return Enumerable.Range(0, given.Settings.Layers).Select(l => Unfit(got, $"W{l}", network.Weights[l])).FirstOrDefault(v => v is not null)
            ?? new L2Judgement(given.Settings, network, got).Verdict();
    }

    private static Verdict? Unfit(IReadOnlyDictionary<string, Received> got, string name, Matrix expected)
    {
        foreach (var array in new[] { got["base/" + name], got["l2/" + name] })
        {
            if (array.As(expected) is null)
            {
                return new(CaseOutcome.Wrong, $"After a step, {Words.Part(name)} has shape {array.ShapeText} where ({expected.Rows}, {expected.Columns}) is expected.");
            }
            if (!array.AllFinite)
            {
                return new(CaseOutcome.Wrong, $"After a step, {Words.Part(name)} holds values that are not finite (nan or inf).");
            }
        }
        return null;
    }
}
