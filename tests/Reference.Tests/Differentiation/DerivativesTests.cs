using Autograder.Reference.Differentiation;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Differentiation;

public class DerivativesTests
{
    [Fact]
    public void Agrees_with_finite_differences_on_random_graphs()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var graph = new RandomGraph(seed);
            Node[] leaves = [.. graph.Parameters.Select(Node.Variable)];
            var derivatives = Derivatives.Of(graph.Build(leaves));

            var numeric = NumericalGradient.Central(p => graph.Build([.. p.Select(Node.Constant)]).Number, graph.Parameters);

            for (var p = 0; p < leaves.Length; p++)
            {
                var exact = derivatives[leaves[p]].Value;
                ((exact - numeric[p]).MaxAbsolute() / Math.Max(1, exact.MaxAbsolute())).ShouldBeLessThan(1e-5, $"seed {seed}, leaf {p}");
            }
        }
    }

    [Fact]
    public void Derivatives_can_be_differentiated_again()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var graph = new RandomGraph(seed);
            Node Slope(IReadOnlyList<Node> leaves)
            {
                var first = Derivatives.Of(graph.Build(leaves));
                return leaves.Select(l => Linear.Sum(first[l])).Aggregate((a, b) => a + b);
            }
            Node[] leaves = [.. graph.Parameters.Select(Node.Variable)];
            var second = Derivatives.Of(Slope(leaves));

            var numeric = NumericalGradient.Central(p => Slope([.. p.Select(Node.Variable)]).Number, graph.Parameters);

            for (var p = 0; p < leaves.Length; p++)
            {
                var exact = second[leaves[p]].Value;
                ((exact - numeric[p]).MaxAbsolute() / Math.Max(1, exact.MaxAbsolute())).ShouldBeLessThan(1e-4, $"seed {seed}, leaf {p}");
            }
        }
    }

    [Fact]
    public void Powers_take_negative_bases_and_exponent_zero()
    {
        var x = Node.Variable(-2);
        Derivatives.Of(Elementwise.Power(x, 3))[x].Number.ShouldBe(12);

        var zero = Node.Variable(0);
        Derivatives.Of(Elementwise.Power(zero, 0))[zero].Number.ShouldBe(0);
        Derivatives.Of(Elementwise.Power(zero, 1))[zero].Number.ShouldBe(1);
        var square = Derivatives.Of(Elementwise.Power(zero, 2));
        square[zero].Number.ShouldBe(0);
        Derivatives.Of(square[zero])[zero].Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void The_derivative_of_relu_at_zero_is_a_convention(double atZero)
    {
        var x = Node.Variable(0);

        Derivatives.Of(Elementwise.Relu(x, 0.1, atZero))[x].Number.ShouldBe(atZero);
        Derivatives.Of(Elementwise.Max(x, 0, atZero))[x].Number.ShouldBe(atZero);
    }

    [Fact]
    public void An_assumed_derivative_replaces_the_computed_one_further_back()
    {
        var z = Node.Variable(0.4);
        var p = Elementwise.Sigmoid(z);
        var loss = -Elementwise.Log(p);

        var derivatives = Derivatives.Of(loss, new Dictionary<Node, Matrix> { [p] = Matrix.Column(3) });

        derivatives[p].Number.ShouldBe(3);
        derivatives[z].Number.ShouldBe(3 * p.Number * (1 - p.Number), 1e-15);
    }

    [Fact]
    public void An_assumed_value_is_used_further_on_and_in_its_own_derivative()
    {
        var z = Node.Variable(0.4);
        var p = Elementwise.Sigmoid(z).Assuming(Matrix.Column(0.7));
        var loss = p * p;

        loss.Number.ShouldBe(0.49, 1e-15);
        Derivatives.Of(loss)[z].Number.ShouldBe(2 * 0.7 * 0.7 * 0.3, 1e-15);
    }

    [Fact]
    public void Constants_and_strangers_have_derivative_zero()
    {
        var (x, stranger) = (Node.Variable(Matrix.Column(1, 2)), Node.Variable(Matrix.Zero(2, 3)));
        var derivatives = Derivatives.Of(Linear.Sum(3 * x));

        derivatives[x].Value.Values.ToArray().ShouldBe([3, 3]);
        derivatives[stranger].Value.HasShapeOf(stranger.Value).ShouldBeTrue();
        derivatives[stranger].Value.MaxAbsolute().ShouldBe(0);
    }

    [Fact]
    public void Long_chains_do_not_exhaust_the_stack()
    {
        var x = Node.Variable(1);
        var y = Enumerable.Range(0, 100_000).Aggregate(x, (node, _) => node + 1);

        Derivatives.Of(y)[x].Number.ShouldBe(1);
    }

    [Fact]
    public void Refuses_what_is_no_number_and_shapes_that_do_not_fit()
    {
        var x = Node.Variable(Matrix.Column(1, 2));

        Should.Throw<ArgumentException>(() => Derivatives.Of(x)).Message.ShouldContain("2×1");
        Should.Throw<ArgumentException>(() => x + Node.Variable(Matrix.Column(1, 2, 3))).Message.ShouldContain("do not go together");
        Should.Throw<ArgumentException>(() => x.Assuming(Matrix.Zero(1, 1))).Message.ShouldContain("2×1");
    }
}
