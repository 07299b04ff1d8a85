using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Reference.Networks;
using Autograder.Reference.Optimisers;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.PyTorch;

/// <summary>The reference against PyTorch's autograd and optimisers, on random cases, in a real box.</summary>
public sealed class AutogradTests : IAsyncLifetime
{
    private const int Networks = 150;
    private const int Optimisers = 50;
    private readonly PyTorchBox _box = new();

    public Task InitializeAsync() => _box.StartAsync();

    public Task DisposeAsync() => _box.StopAsync();

    [Fact]
    public async Task Agrees_with_PyTorch_on_random_networks_and_optimiser_steps()
    {
        var random = new DeterministicRandom(20231115);
        var networks = Enumerable.Range(0, Networks).Select(_ => NetworkCase.Make(random)).ToList();
        var optimisers = Enumerable.Range(0, Optimisers).Select(n => OptimiserCase.Make(random, adam: n % 2 == 0)).ToList();
        var results = await _box.RunAsync("autograd.py", new JsonObject
        {
            ["networks"] = new JsonArray([.. networks.Select(c => c.ToJson())]),
            ["optimisers"] = new JsonArray([.. optimisers.Select(c => c.ToJson())]),
        });
        for (var i = 0; i < Networks; i++)
        {
            networks[i].ShouldAgreeWith(results.GetProperty("networks")[i]);
        }

        for (var i = 0; i < Optimisers; i++)
        {
            optimisers[i].ShouldAgreeWith(results.GetProperty("optimisers")[i]);
        }
    }
}

internal sealed record NetworkCase(Mlp Network, Matrix Input, Matrix Target, Loss Loss)
{
    private static readonly Activation[] Hidden = [Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU, Activation.Linear];

    public static NetworkCase Make(DeterministicRandom random)
    {
        int[] sizes = [.. Enumerable.Range(0, random.NextInt(2, 5)).Select(_ => random.NextInt(1, 7))];
        var (output, loss) = random.NextInt(3) switch
        {
            0 => (Activation.Softmax, Loss.CrossEntropy),
            1 => (Hidden[random.NextInt(Hidden.Length)], Loss.HalfSumOfSquares),
            _ => (Activation.Sigmoid, Loss.BinaryCrossEntropy),
        };
        Activation[] activations = [.. Enumerable.Range(0, sizes.Length - 2).Select(_ => Hidden[random.NextInt(Hidden.Length)]), output];
        var network = Mlp.Random(new NetworkShape(sizes, activations) { LeakySlope = 0.01 }, random);
        var examples = random.NextInt(1, 9);
        var labels = Enumerable.Range(0, examples).Select(_ => random.NextInt(sizes[^1])).ToArray();
        return new NetworkCase(network, Matrix.Gaussian(sizes[0], examples, random, 1), Matrix.OneHot(labels, sizes[^1]), loss);
    }

    public JsonObject ToJson() => new()
    {
        ["weights"] = new JsonArray([.. Network.Weights.Select(Json.Of)]),
        ["biases"] = new JsonArray([.. Network.Biases.Select(Json.Of)]),
        ["activations"] = new JsonArray([.. Network.Shape.Activations.Select(a => JsonValue.Create(a.ToString()))]),
        ["input"] = Json.Of(Input),
        ["target"] = Json.Of(Target),
        ["loss"] = Loss.ToString(),
    };

    public void ShouldAgreeWith(JsonElement theirs)
    {
        var forward = MlpForward.Run(Network, Input);
        Json.Compare(theirs.GetProperty("output"), forward.Output, $"output of {Network.Shape}");
        Losses.Value(Loss, forward.Output, Target, BatchReduction.Mean).ShouldBe(theirs.GetProperty("loss").GetDouble(), 1e-9);
        var ours = MlpBackward.Run(Network, forward, Target, Loss).Parameters;
        for (var i = 0; i < ours.Count; i++)
        {
            Json.Compare(theirs.GetProperty("gradients")[i], ours[i], $"gradient {i} of {Network.Shape}, {Loss}");
        }
    }
}

internal sealed record OptimiserCase(bool Adam, double Eta, double Lambda, Matrix Start, IReadOnlyList<Matrix> Gradients)
{
    public static OptimiserCase Make(DeterministicRandom random, bool adam) => new(
        adam, random.NextDouble(0.001, 0.1), random.NextInt(2) == 0 ? 0 : 0.1, Matrix.Gaussian(3, 2, random, 1),
        [.. Enumerable.Range(0, 6).Select(_ => Matrix.Gaussian(3, 2, random, 1))]);

    public JsonObject ToJson() => new()
    {
        ["optimiser"] = Adam ? "adam" : "sgd",
        ["eta"] = Eta,
        ["lambda"] = Lambda,
        ["start"] = Json.Of(Start),
        ["gradients"] = new JsonArray([.. Gradients.Select(Json.Of)]),
    };

    public void ShouldAgreeWith(JsonElement theirs)
    {
        IReadOnlyList<Matrix> at = [Start];
        var adam = new Adam(Eta);
        var state = AdamState.Start(at);
        for (var step = 0; step < Gradients.Count; step++)
        {
            IReadOnlyList<Matrix> gradient = [Gradients[step] + Lambda * at[0]];
            (at, state) = Adam ? adam.Step(at, gradient, state) : (Sgd.Step(at, gradient, Eta), state);
            Json.Compare(theirs[step], at[0], $"step {step + 1}, {(Adam ? "Adam" : "SGD")}");
        }
    }
}

internal static class Json
{
    public static JsonArray Of(Matrix matrix) =>
        new([.. Enumerable.Range(0, matrix.Rows).Select(r => new JsonArray([.. Enumerable.Range(0, matrix.Columns).Select(c => JsonValue.Create(matrix[r, c]))]))]);

    public static void Compare(JsonElement theirs, Matrix ours, string what)
    {
        for (var r = 0; r < ours.Rows; r++)
        {
            for (var c = 0; c < ours.Columns; c++)
            {
                ours[r, c].ShouldBe(theirs[r][c].GetDouble(), 1e-9, what);
            }
        }
    }
}
