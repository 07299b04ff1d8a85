using Autograder.Reference.Similarity;
using Autograder.Reference.Tests.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Similarity;

public class SimilarityTests
{
    private const string Copied = "the vanishing gradient makes early layers learn slowly because many small factors are multiplied";

    [Fact]
    public void Shared_runs_of_words_count_whatever_the_case()
    {
        var overlap = TextShingles.Of(Copied).With(TextShingles.Of("I think: The VANISHING gradient makes early layers learn slowly, that is all there is to it."));

        overlap.Shared.ShouldBe(2);
        overlap.Containment.ShouldBe(2 / 8.0);
        TextShingles.Of(Copied).With(TextShingles.Of(Copied)).Containment.ShouldBe(1);
    }

    [Fact]
    public void What_everybody_was_given_does_not_count() =>
        TextShingles.Of(Copied, starter: Copied).With(TextShingles.Of(Copied, starter: Copied)).Containment.ShouldBe(0);

    [Fact]
    public void Short_and_empty_texts_are_compared_whole()
    {
        TextShingles.Of("no bias").With(TextShingles.Of("No bias!")).Containment.ShouldBe(1);
        TextShingles.Of("").With(TextShingles.Of("no bias")).Containment.ShouldBe(0);
    }

    [Fact]
    public void Networks_are_equal_up_to_the_order_of_their_hidden_units()
    {
        var first = WeightVectors.Canonical([Matrix.FromRows([0.1, 0.7], [0.4, -0.3]), Matrix.FromRows([0.9, 0.2])], [[0.5, 0.6], [0.1]]);
        var second = WeightVectors.Canonical([Matrix.FromRows([0.4, -0.3], [0.1, 0.7]), Matrix.FromRows([0.2, 0.9])], [[0.6, 0.5], [0.1]]);
        var other = WeightVectors.Canonical([Matrix.FromRows([0.4, -0.3], [0.1, 0.7]), Matrix.FromRows([0.9, 0.2])], [[0.6, 0.5], [0.1]]);

        second.ShouldBe(first);
        other.ShouldNotBe(first);
        WeightVectors.Canonical([Matrix.FromRows([1, 2], [0, 3], [5, 6])], []).ShouldBe([1.0, 2, 0, 3, 5, 6]);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 1 }, true)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, true)]
    [InlineData(new[] { 0.5, -0.5, 0.5 }, true)]
    [InlineData(new[] { 0.31, -0.52, 0.5 }, false)]
    public void Weights_that_anybody_would_choose_are_trivial(double[] weights, bool expected) => WeightVectors.AreTrivial(weights).ShouldBe(expected);

    [Fact]
    public void The_calculator_reports_both()
    {
        Givens.Written("similarity", "{ texts: [\"a b c\", \"b c d\"], k: 2 }").At("containment").ShouldBe(0.5);
        var results = Givens.Written("similarity", "{ layers: [1, 2, 1], bias: no, weights: [[1, 3, 5, 8], [3, 1, 8, 5]] }");
        results.At("equal").ShouldBe(0);
        results.At("equal_permuted").ShouldBe(1);
    }
}
