using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class ParameterCountTests
{
    private const string Name = "param_count";

    [Theory]
    [InlineData("{ sizes: [784, 200, 100, 60, 30, 10] }", 185_300)]
    [InlineData("{ sizes: [30, 8, 8, 8, 8, 8, 8, 8, 1] }", 689)]
    [InlineData("{ sizes: [20, 10, 10, 10, 10, 10, 1] }", 661)]
    [InlineData("{ input: [768], layers: [{ type: dense, units: 30, bias: no }, { type: dense, units: 60 }, { type: dropout, rate: 0.4 }, { type: dense, units: 120, bias: no }, { type: dense, units: 10 }] }", 33_310)]
    [InlineData("{ input: [3], layers: [{ type: rnn, units: 5 }] }", 45)]
    [InlineData("{ input: [4], layers: [{ type: rnn, units: 12, bias: no }] }", 192)]
    [InlineData("{ input: [3], layers: [{ type: rnn, units: 5, bias: two }] }", 50)]
    [InlineData("{ input: [10], bias: no, layers: [{ type: lstm, units: 20 }, { type: dense, units: 100 }] }", 4400)]
    [InlineData("{ input: [10], bias: no, layers: [{ type: rnn, units: 20 }, { type: dense, units: 50 }] }", 1600)]
    [InlineData("{ input: [1], layers: [{ type: embedding, vocabulary: 20000, units: 128 }, { type: lstm, units: 128 }, { type: dense, units: 1 }] }", 2_691_713)]
    [InlineData("{ input: [4], layers: [{ type: gru, units: 3 }] }", 72)]
    [InlineData("{ input: [8, 10], layers: [{ type: prelu }, { type: prelu, slopes: channel }, { type: prelu, slopes: element }] }", 89)]
    [InlineData("{ input: [8, 10], layers: [{ type: layernorm }] }", 160)]
    [InlineData("{ input: [4, 9, 9], layers: [{ type: conv, filters: 8, kernel: [3, 5], groups: 2 }] }", 248)]
    [InlineData("{ input: [4, 9, 9], layers: [{ type: conv_transpose, filters: 8, kernel: 3, bias: no }] }", 288)]
    public void Counts_all_parameters(string givens, double expected) => Givens.Written(Name, givens).At("total").ShouldBe(expected);

    [Theory]
    [InlineData("cell: 8", 284)]
    [InlineData("cell: 8, gates: 3, projection: no", 140)]
    [InlineData("cell: 8, projection: no", 260)]
    [InlineData("cell: 8, peepholes: yes", 308)]
    [InlineData("", 100)]
    public void An_lstm_may_have_a_cell_of_its_own_size(string sizes, double expected)
    {
        var lstm = sizes == "" ? "{ type: lstm, units: 3 }" : $"{{ type: lstm, units: 3, {sizes} }}";

        Givens.Written(Name, $"{{ input: [4], layers: [{lstm}, {{ type: dense, units: 1 }}] }}").At("total").ShouldBe(expected);
    }

    [Fact]
    public void Batch_normalisation_has_parameters_that_are_not_trained()
    {
        const string givens = """
            { input: [1, 100], layers: [
                { type: conv, filters: 64, kernel: 3, padding: PADDING }, { type: batchnorm }, { type: flatten }, { type: dense, units: 128 } ] }
            """;

        var same = Givens.Written(Name, givens.Replace("PADDING", "same"));
        same.At("trainable").ShouldBe(256 + 128 + 819_328);
        same.At("non_trainable").ShouldBe(128);
        same.At("layer[2]").ShouldBe(256);
        Givens.Written(Name, givens.Replace("PADDING", "valid")).At("trainable").ShouldBe(803_328);
    }

    [Fact]
    public void Counts_a_convolutional_network_with_pooling()
    {
        var blocks = string.Join(", ", new[] { 32, 32, 64, 64 }.Select(f => $"{{ type: conv, filters: {f}, kernel: 5 }}, {{ type: pool, kernel: 2 }}"));
        var results = Givens.Written(Name, $"{{ input: [1, 100, 100], layers: [{blocks}, {{ type: flatten }}, {{ type: dense, units: 32 }}, {{ type: dense, units: 2 }}] }}");

        results.At("layer[1]").ShouldBe(832);
        results.At("layer[2]").ShouldBe(0);
        results.At("total").ShouldBe(188_482);
        results.At("biases").ShouldBe(32 + 32 + 64 + 64 + 32 + 2);
    }

    [Theory]
    [InlineData("{ input: [3], layers: [{ type: lstm, units: unknown }], total: 180 }", 5)]
    [InlineData("{ input: [4], layers: [{ type: rnn, units: unknown, bias: no }], total: 192 }", 12)]
    [InlineData("{ sizes: [784, unknown, 10], total: 159010 }", 200)]
    public void Finds_the_number_of_units_behind_a_total(string givens, double expected) => Givens.Written(Name, givens).At("unknown").ShouldBe(expected);

    [Fact]
    public void A_total_that_no_number_of_units_has_is_a_mistake()
    {
        Givens.WrittenErrors(Name, "{ input: [3], layers: [{ type: lstm, units: unknown }], total: 181 }").Single()
            .ShouldBe("given 'total': no whole number of units leads to 181 parameters");
        Givens.WrittenErrors(Name, "{ sizes: [3, unknown] }").Single().ShouldContain("total");
        Givens.WrittenErrors(Name, "{ sizes: [3, 4], total: 16 }").Single().ShouldContain("exactly one number");
    }
}
