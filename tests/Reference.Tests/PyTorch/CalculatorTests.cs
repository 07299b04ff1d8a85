using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Reference.Calculators;
using Autograder.Reference.Tests.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.PyTorch;

/// <summary>Calculators against PyTorch's autograd on random cases, in a real box.</summary>
public sealed class CalculatorTests : IAsyncLifetime
{
    private const int CasesPerCalculator = 60;
    private readonly PyTorchBox _box = new();

    public Task InitializeAsync() => _box.StartAsync();

    public Task DisposeAsync() => _box.StopAsync();

    [Fact]
    public async Task Calculators_agree_with_PyTorch_on_random_givens()
    {
        var make = new CalculatorCases(new DeterministicRandom(20231116));
        (string Calculator, Func<JsonObject> Givens)[] kinds =
        [
            ("mlp_forward_backward", make.Mlp), ("rnn_unroll", make.Rnn), ("lstm_unroll", make.Lstm), ("batchnorm", make.BatchNormalisation), ("loss", make.Loss),
            ("conv_forward", () => make.Convolution(pooled: false)), ("maxpool_conv_backprop", () => make.Convolution(pooled: true)),
        ];
        var cases = kinds.SelectMany(k => Enumerable.Range(0, CasesPerCalculator).Select(_ => (k.Calculator, Givens: k.Givens()))).ToList();
        string[] texts = [.. cases.Select(c => c.Givens.ToJsonString())];

        var theirs = await _box.RunAsync(
            "calculators.py",
            new JsonObject { ["cases"] = new JsonArray([.. cases.Select(c => new JsonObject { ["calculator"] = c.Calculator, ["givens"] = c.Givens })]) });

        for (var i = 0; i < cases.Count; i++)
        {
            var ours = Givens.Written(cases[i].Calculator, texts[i]);
            foreach (var result in theirs[i].EnumerateObject())
            {
                ShouldAgree(ours, result, $"{cases[i].Calculator}: {result.Name} of {texts[i]}");
            }
        }
    }

    private static void ShouldAgree(CalculatorResults ours, JsonProperty theirs, string what)
    {
        var (mine, others) = (ours.All(theirs.Name), Flat(theirs.Value).ToArray());
        mine.Length.ShouldBe(others.Length, what);
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i].ShouldBe(others[i], 1e-9 * Math.Max(1, Math.Abs(others[i])), what);
        }
    }

    private static IEnumerable<double> Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.GetDouble()];
}
