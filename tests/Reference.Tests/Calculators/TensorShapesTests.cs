using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class TensorShapesTests
{
    private const string Name = "tensor_shape_algebra";
    private const string Shapes = "dims: { N: 7, D: 5, M: 3 }, shapes: { X: [N, D], W: [D, M], b: [1, M], c: [M], dY: [N, M], e: [N, 1] }";

    [Theory]
    [InlineData("X*W + b", new[] { 7.0, 3 })]
    [InlineData("X*W + c", new[] { 7.0, 3 })]
    [InlineData("dY*W^T", new[] { 7.0, 5 })]
    [InlineData("X^T*dY", new[] { 5.0, 3 })]
    [InlineData("e^T*dY", new[] { 1.0, 3 })]
    [InlineData("2*dY ⊙ sigmoid(dY)", new[] { 7.0, 3 })]
    [InlineData("dY.*dY", new[] { 7.0, 3 })]
    [InlineData("X*W*c", new[] { 7.0 })]
    [InlineData("flatten(X)", new[] { 35.0 })]
    [InlineData("sum(X)", new double[0])]
    public void Expressions_have_shapes(string expression, double[] expected) =>
        Givens.Written(Name, $"{{ {Shapes}, expression: \"{expression}\" }}").All("shape").ShouldBe(expected);

    [Fact]
    public void A_gradient_fits_what_it_belongs_to()
    {
        var results = Givens.Written(Name, $"{{ {Shapes}, expression: \"dY*W^T\" }}");

        results.At("fits[X]").ShouldBe(1);
        results.At("fits[W]").ShouldBe(0);
        results.At("rank").ShouldBe(2);
    }

    [Theory]
    [InlineData("W*X", "3 columns meet 7 rows")]
    [InlineData("X + W", "do not go together")]
    [InlineData("X*Q", "Q")]
    [InlineData("X*", "not understood")]
    public void What_does_not_go_together_is_named(string expression, string expected) =>
        Givens.WrittenErrors(Name, $"{{ {Shapes}, expression: \"{expression}\" }}").Single().ShouldContain(expected);
}
