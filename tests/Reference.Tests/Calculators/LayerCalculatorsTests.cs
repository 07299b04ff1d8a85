using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class LayerCalculatorsTests
{
    [Fact]
    public void Follows_shapes_through_convolutions()
    {
        var results = Givens.Written("conv_pool_shape", """
            { input: [1, 28, 28], layers: [
                { type: conv, filters: 4, kernel: 5, padding: 2 },
                { type: conv, filters: 8, kernel: 5, stride: 2, padding: 2 },
                { type: conv, filters: 12, kernel: 4, stride: 2, padding: 1 } ] }
            """);

        results.All("out").ShouldBe([12.0, 7, 7]);
        results.At("flat").ShouldBe(588);
        results.At("shape[2][3]").ShouldBe(14);
        results.All("weight_shape[2]").ShouldBe([8.0, 4, 5, 5]);
        results.At("fraction[1]").ShouldBe(0);
        results.All("exact[2]").ShouldBe([14.5, 14.5]);
    }

    [Theory]
    [InlineData("floor", 64)]
    [InlineData("ceil", 65)]
    public void Fractions_are_rounded_as_asked(string rounding, int expected)
    {
        var results = Givens.Written("conv_pool_shape", $$"""
            { input: [3, 256, 256], rounding: {{rounding}}, layers: [ { type: conv, filters: 96, kernel: 11, stride: 4, padding: 5 } ] }
            """);

        results.All("out").ShouldBe([96.0, expected, expected]);
        results.At("exact[1][1]").ShouldBe(64.75);
        results.At("fraction[1]").ShouldBe(1);
    }

    [Fact]
    public void Windows_that_do_not_fit_are_mistakes_of_the_author()
    {
        Givens.WrittenErrors("conv_pool_shape", "{ input: [3, 8, 8], rounding: exact, layers: [ { type: pool, kernel: 3 } ] }")
            .Single().ShouldBe("given 'layers[1]': the window does not fit a whole number of times into a length of 8");
        Givens.WrittenErrors("conv_pool_shape", "{ input: [3, 4, 4], layers: [ { type: pool, kernel: 2 }, { type: conv, filters: 2, kernel: 3 } ] }")
            .Single().ShouldBe("given 'layers[2]': a kernel of 3 does not fit into a length of 2");
        Givens.WrittenErrors("conv_pool_shape", "{ input: [3, 4, 4], layers: [ { type: conv, filters: 2, kernel: 3, stride: 0 } ] }")
            .Single().ShouldContain("layers[1].stride");
        Givens.WrittenErrors("conv_pool_shape", "{ input: [3, 4, 4], layers: [ { type: dense, units: 2 } ] }").Single().ShouldContain("flatten");
        Givens.WrittenErrors("conv_pool_shape", "{ input: [3, 4, 4], layers: [ { type: sofa } ] }").Single().ShouldContain("layers[1].type");
    }

    [Fact]
    public void Same_padding_keeps_lengths_and_says_how_much_it_is()
    {
        var results = Givens.Written("conv_pool_shape", """
            { input: [200, 50, 50], layers: [
                { type: conv, filters: 50, kernel: 1, padding: same }, { type: conv, filters: 75, kernel: 5, padding: same },
                { type: pool, kernel: 3, stride: 2, padding: same }, { type: conv_transpose, filters: 2, kernel: 4, stride: 2, padding: 1 }, { type: upsample, factor: 2 }, { type: global_pool } ] }
            """);

        results.At("padding[1][1]").ShouldBe(0);
        results.At("padding[2][1]").ShouldBe(2);
        results.All("shape[3]").ShouldBe([75.0, 25, 25]);
        results.All("shape[4]").ShouldBe([2.0, 50, 50]);
        results.All("shape[5]").ShouldBe([2.0, 100, 100]);
        results.All("out").ShouldBe([2.0]);
    }

    [Fact]
    public void Counts_multiplications_of_a_bottleneck()
    {
        var results = Givens.Written("mac_count", """
            { input: [200, 50, 50], layers: [ { type: conv, filters: 50, kernel: 1 }, { type: conv, filters: 75, kernel: 5, padding: same } ] }
            """);

        results.At("macs[1]").ShouldBe(25_000_000);
        results.At("macs[2]").ShouldBe(234_375_000);
        results.At("total").ShouldBe(259_375_000);
    }

    [Theory]
    [InlineData("{ layers: [[11, 4], [3, 2], [5, 1]] }", 51)]
    [InlineData("{ layers: [[3, 1], [3, 1], [3, 1]] }", 7)]
    [InlineData("{ layers: [{ type: conv, kernel: 5 }, { type: pool, kernel: 2 }] }", 6)]
    [InlineData("{ layers: [[3, 1, 2], [3, 1, 4]] }", 13)]
    [InlineData("{ layers: [{ type: conv, kernel: 5 }, { type: flatten }, { type: dense, units: 9 }], input: 32 }", 32)]
    public void Receptive_fields_grow_by_the_product_of_earlier_strides(string givens, double expected) =>
        Givens.Written("receptive_field", givens).At("r").ShouldBe(expected);

    [Fact]
    public void Receptive_fields_are_there_for_every_layer()
    {
        var results = Givens.Written("receptive_field", "{ layers: [[11, 4], [3, 2], [5, 1]], input: [24, 40] }");

        results.At("r[1]").ShouldBe(11);
        results.At("r[2]").ShouldBe(19);
        results.At("jump[2]").ShouldBe(8);
        results.At("area[2]").ShouldBe(361);
        results.All("r_inside[3]").ShouldBe([24.0, 40]);
        Givens.WrittenErrors("receptive_field", "{ layers: [{ type: dense }] }").Single().ShouldContain("needs the given input");
        Givens.WrittenErrors("receptive_field", "{ layers: [[3, 0]] }").Single().ShouldContain("layers[1]");
    }
}
