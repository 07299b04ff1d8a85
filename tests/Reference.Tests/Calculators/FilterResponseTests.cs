using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class FilterResponseTests
{
    private const string Name = "filter_response";

    [Theory]
    [InlineData("[[1, 1, 1], [1, 1, 1], [1, 1, 1]]", "is_box is_blur")]
    [InlineData("[[1, -1], [1, -1]]", "is_edge is_vertical_edge")]
    [InlineData("[[1, 0, -1], [2, 0, -2], [1, 0, -1]]", "is_edge is_vertical_edge")]
    [InlineData("[[1, 1, 1], [0, 0, 0], [-1, -1, -1]]", "is_edge is_horizontal_edge")]
    [InlineData("[[0, -1, 0], [-1, 4, -1], [0, -1, 0]]", "is_edge")]
    [InlineData("[[0, -1, 0], [-1, -4, -1], [0, -1, 0]]", "inverts")]
    [InlineData("[[0, 0, 0], [0, 1, 0], [0, 0, 0]]", "is_identity")]
    [InlineData("[[1, 2, 1], [2, 4, 2], [1, 2, 1]]", "is_blur")]
    public void Kernels_have_classes(string kernel, string expected)
    {
        var results = Givens.Written(Name, $"{{ kernel: {kernel} }}");

        string.Join(" ", results.Names.Where(n => (n.StartsWith("is_", StringComparison.Ordinal) || n == "inverts") && results.At(n) == 1)).ShouldBe(expected);
    }

    [Fact]
    public void A_black_cross_answers_most_to_its_own_filter()
    {
        var results = Givens.Written(Name, "{ kernel: [[-1, 1, -1], [1, -1, 1], [-1, 1, -1]] }");

        results.All("best_patch").ShouldBe([0.0, 1, 0, 1, 0, 1, 0, 1, 0]);
        results.At("best_count").ShouldBe(1);
        results.At("highest").ShouldBe(4);
        results.At("lowest").ShouldBe(-5);
        Givens.Written(Name, "{ kernel: [[-1, 0, -1], [0, -1, 0], [-1, 0, -1]] }").At("best_count").ShouldBe(16);
    }

    [Fact]
    public void An_inverting_kernel_never_answers_above_black()
    {
        var results = Givens.Written(Name, "{ kernel: [[0, -1, 0], [-1, -4, -1], [0, -1, 0]] }");

        results.At("highest").ShouldBe(0);
        results.At("lowest").ShouldBe(-8);
    }

    [Theory]
    [InlineData("[[1, 0, -1], [1, 0, -1], [1, 0, -1]]", 1, 1, 1)]
    [InlineData("[[3, 0, -3], [3, 0, -3], [3, 0, -3]]", 0, 1, 1)]
    [InlineData("[[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]", 0, 0, 1)]
    [InlineData("[[1, 1, 1], [0, 0, 0], [-1, -1, -1]]", 0, 0, 0)]
    public void Kernels_are_compared_up_to_scale_and_flips(string compare, double equal, double scaled, double flipped)
    {
        var results = Givens.Written(Name, $"{{ kernel: [[1, 0, -1], [1, 0, -1], [1, 0, -1]], compare: {compare} }}");

        results.At("equal").ShouldBe(equal);
        results.At("equal_scaled").ShouldBe(scaled);
        results.At("equal_flipped").ShouldBe(flipped);
    }
}
