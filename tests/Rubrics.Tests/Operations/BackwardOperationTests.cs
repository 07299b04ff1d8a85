using Autograder.Reference.Calculators;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;
using static Autograder.Rubrics.Tests.Operations.LoopNetwork;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class BackwardOperationTests
{
    private const double Step = 1e-5;
    private static readonly int[] _sizes = [4, 6, 5, 3];
    private static readonly Given.Map _case = Settings(("sizes", _sizes), ("batch", 7), ("seed", 5));
    private static readonly Given.Map _numeric = Settings(("sizes", _sizes), ("batch", 7), ("seed", 5), ("numeric", "true"));

    private delegate (double[][,] Gw, double[][,] Gb) Change(double[][,] gw, double[][,] gb);

    private static CaseResult Run(PreparedCase p, LoopNetwork forward, LoopNetwork backward, Change change, bool given = true)
    {
        var (w, b, x, y) = (p.Arrays("W"), p.Arrays("b"), p.Array("X"), p.Array("Y"));
        var (output, zs, activations) = forward.Forward(w, b, x);
        var own = backward.Backward(w, output, y, zs, activations);
        var handed = backward.Backward(w, p.Array("output"), y, p.Arrays("Z"), p.Arrays("A"));
        var tensors = Named("own", change(own.Gw, own.Gb)).Concat(given ? Named("given", change(handed.Gw, handed.Gb)) : []);
        return Returned([.. tensors, .. p.Args.ContainsKey("numeric_eps") ? Moved(forward, w, b, x) : []]);
    }

    private static IEnumerable<Tensor> Named(string prefix, (double[][,] Gw, double[][,] Gb) gradients) =>
        gradients.Gw.Select((g, l) => Boxed($"{prefix}/gw{l}", g)).Concat(gradients.Gb.Select((g, l) => Boxed($"{prefix}/gb{l}", g)));

    private static IEnumerable<Tensor> Moved(LoopNetwork student, double[][,] w, double[][,] b, double[,] x)
    {
        foreach (var (name, step) in new[] { ("numeric/plus", Step), ("numeric/minus", -Step) })
        {
            List<double> outputs = [];
            var rows = 0;
            foreach (var array in w.Zip(b).SelectMany(p => new[] { p.First, p.Second }))
            {
                for (var i = 0; i < array.Length; i++, rows++)
                {
                    var (r, c) = (i / array.GetLength(1), i % array.GetLength(1));
                    var kept = array[r, c];
                    array[r, c] += step;
                    outputs.AddRange(student.Forward(w, b, x).Output.Cast<double>());
                    array[r, c] = kept;
                }
            }
            yield return Rubrics.Evidence.Tensor.FromDoubles(name, [rows, outputs.Count / rows], [.. outputs]);
        }
    }

    private static CaseFinding Judged(LoopNetwork student, Change? change = null, Given.Map? settings = null) =>
        Judge("mlp.backward", settings ?? _case, p => Run(p, student, student, change ?? ((gw, gb) => (gw, gb))));

    [Fact]
    public void Right_gradients_are_right_for_any_shape()
    {
        var cases = from sizes in Gen.Choose(1, 8).NonEmptyListOf().Select(l => l.Take(4).Append(3).ToArray())
                    from batch in Gen.Choose(1, 9)
                    from seed in Gen.Choose(0, 1000)
                    select (sizes, batch, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var settings = Settings(("sizes", c.sizes), ("batch", c.batch), ("seed", c.seed));
            Judged(new(), null, settings).ShouldBeRight();
            Judged(ReLU, null, settings).ShouldBeRight();
            Judged(Tanh, null, settings).ShouldBeRight();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Judged(new() { Scale = _ => 1 }).ShouldBeNear(Mistakes.MissingBatchMean);
        Judged(new() { Scale = n => 1.0 / n / n }).ShouldBeNear(Mistakes.ExtraBatchMean);
        Judged(new() { Delta = (p, y, _) => y - p }).ShouldBeNear(Mistakes.WrongSign);
        Judged(new() { Slope = (_, _) => 1 }).ShouldBeNear(Mistakes.SigmaPrimeDropped);
        Judged(new() { Slope = (_, a) => Sigmoid(a) * (1 - Sigmoid(a)) }).ShouldBeNear(Mistakes.SigmaPrimeOfActivation);
        Judged(new() { Delta = (p, y, z) => (p - y) * Sigmoid(z) * (1 - Sigmoid(z)) }).ShouldBeNear(Mistakes.SigmaPrimeOnOutput);
        Judged(new() { Delta = (p, y, _) => (p - y) * p * (1 - p) }).ShouldBeNear(Mistakes.SoftmaxJacobian);
        Judged(new() { ZInsteadOfActivation = true }).ShouldBeNear(Mistakes.ZInsteadOfActivation);
        Judged(new() { Slope = (_, _) => 1, Scale = _ => 1 }).ShouldBeNear(Mistakes.SigmaPrimeDropped);
    }

    [Fact]
    public void Mistakes_of_shape_and_order_are_named()
    {
        Judged(new(), (gw, gb) => ([.. gw.Select(Turn)], gb)).ShouldBeNear(Mistakes.Transposed);
        Judged(new(), (gw, gb) => ([.. gw.Reverse()], [.. gb.Reverse()])).ShouldBeNear(Mistakes.WrongLayer);
        Judged(new(), (gw, gb) => (gw, [.. gb.Select(g => Map(g, (_, _, _) => 0))])).ShouldBeNear(Mistakes.BiasIgnored);
        Judged(new(), (gw, _) => (gw, [])).ShouldBeNear(Mistakes.BiasIgnored);
        Judged(new(), (gw, gb) => (gw, [.. gb.Select(g => Map(g, (v, _, _) => v * 7))])).ShouldBeNear(Mistakes.MissingBatchMean);
        Judge("mlp.backward", _case, p =>
        {
            var result = Run(p, new(), new(), (gw, gb) => (gw, gb));
            return Returned(result.Tensors.Values.Select(t => t.Name.Contains("gb") ? Rubrics.Evidence.Tensor.FromDoubles(t.Name, [t.Length], t.ToDoubles()) : t));
        }).ShouldBeNear(Mistakes.WrongShape);
    }

    [Theory]
    [InlineData(false, Mistakes.BiasNotSummed)]
    [InlineData(true, Mistakes.BiasWrongAxis)]
    public void Bias_gradients_that_are_not_summed_over_the_examples_are_named(bool sumOverNeurons, string mistake) =>
        Judge("mlp.backward", Settings(("sizes", new[] { 4, 3 }), ("batch", 7), ("seed", 5)), p =>
        {
            var (output, zs, activations) = new LoopNetwork().Forward(p.Arrays("W"), p.Arrays("b"), p.Array("X"));
            var y = p.Array("Y");
            var gradients = new LoopNetwork().Backward(p.Arrays("W"), output, y, zs, activations);
            var delta = Map(output, (v, r, c) => (v - y[r, c]) / 7);
            var sums = Enumerable.Range(0, 7).Select(c => Enumerable.Range(0, 3).Sum(r => delta[r, c])).ToArray();
            var bias = sumOverNeurons ? Rubrics.Evidence.Tensor.FromDoubles("own/gb0", [7], sums) : Boxed("own/gb0", delta);
            return Returned(Boxed("own/gw0", gradients.Gw[0]), bias);
        }).ShouldBeNear(mistake);

    [Fact]
    public void A_wrong_forward_pass_does_not_fail_a_right_backward_pass()
    {
        var finding = Judge("mlp.backward", _case, p => Run(p, new() { Output = z => Turn(Softmax(Turn(z))) }, new(), (gw, gb) => (gw, gb)));
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("forward");
    }

    [Fact]
    public void An_unlisted_activation_is_right_where_the_numerical_gradient_says_so()
    {
        LoopNetwork sine = new() { Phi = Math.Sin, Slope = (z, _) => Math.Cos(z) };
        Judge("mlp.backward", _numeric, p => Run(p, sine, sine, (gw, gb) => (gw, gb), given: false)).ShouldBeRight();
        Judge("mlp.backward", _case, p => Run(p, sine, sine, (gw, gb) => (gw, gb), given: false)).Outcome.ShouldBe(CaseOutcome.Wrong);
    }

    /// <summary>Softmax of the sum of all parameters, whose gradient is one number everywhere.</summary>
    [Fact]
    public void The_gradient_of_something_simpler_than_a_network_is_no_answer()
    {
        var finding = Judge("mlp.backward", _numeric, p =>
        {
            var (w, b, x, y) = (p.Arrays("W"), p.Arrays("b"), p.Array("X"), p.Array("Y"));
            double[,] Forward(double[][,] weights, double[][,] biases)
            {
                var sum = weights.Concat(biases).Sum(a => a.Cast<double>().Sum());
                return Softmax(Map(y, (_, r, _) => r == 0 ? sum / 10 : 0));
            }

            var share = Forward(w, b)[0, 0];
            var slope = Enumerable.Range(0, y.GetLength(1)).Average(c => share - y[0, c]) / 10;
            var gradients = Named("own", ([.. w.Select(a => Map(a, (_, _, _) => slope))], [.. b.Select(a => Map(a, (_, _, _) => slope))]));
            List<Tensor> moved = [];
            foreach (var (name, step) in new[] { ("numeric/plus", Step), ("numeric/minus", -Step) })
            {
                var outputs = Enumerable.Repeat(0, w.Concat(b).Sum(a => a.Length)).SelectMany(_ => Forward([.. w, new double[,] { { step } }], b).Cast<double>()).ToArray();
                moved.Add(Rubrics.Evidence.Tensor.FromDoubles(name, [outputs.Length / y.Length, y.Length], outputs));
            }

            return Returned([.. gradients, .. moved]);
        });
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
    }

    /// <summary>Whoever leaves the activations out of the forward pass has no derivatives of them to find.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.3)]
    public void The_gradient_of_a_network_without_activations_is_no_answer(double factor, double shift)
    {
        LoopNetwork linear = new() { Phi = z => factor * z + shift, Slope = (_, _) => factor };
        foreach (var batch in new[] { 1, 2, 7 })
        {
            var numeric = Settings(("sizes", _sizes), ("batch", batch), ("seed", 5), ("numeric", "true"));
            Judge("mlp.backward", numeric, p => Run(p, linear, linear, (gw, gb) => (gw, gb), given: false)).Outcome.ShouldNotBe(CaseOutcome.Right);
        }

        LoopNetwork softplus = new() { Phi = z => Math.Log(1 + Math.Exp(z)), Slope = (z, _) => Sigmoid(z) };
        Judge("mlp.backward", _numeric, p => Run(p, softplus, softplus, (gw, gb) => (gw, gb), given: false)).ShouldBeRight();
    }

    [Fact]
    public void The_numerical_gradient_says_which_derivative_is_off()
    {
        var finding = Judge("mlp.backward", _numeric, p => Run(p, new(), new(), (gw, gb) => ([Map(gw[0], (v, r, _) => v + r), gw[1], gw[2]], gb)));
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
        finding.Words.ShouldContain("off are the gradient of the weights of layer 1; right are");
        finding.Words.ShouldContain("the gradient of the weights of layer 2");
        finding.Table.ShouldNotBeNull();
    }

    [Fact]
    public void Biases_ignored_in_both_passes_are_named()
    {
        LoopNetwork without = new() { UseBias = false };
        Judge("mlp.backward", _numeric, p => Run(p, without, without, (gw, gb) => (gw, [.. gb.Select(g => Map(g, (_, _, _) => 0))]), given: false))
            .ShouldBeNear(Mistakes.BiasIgnored);
    }

    [Fact]
    public void A_constant_forward_pass_with_zero_gradients_is_not_right()
    {
        LoopNetwork constant = new() { Output = z => Map(z, (_, _, _) => 1.0 / 3) };
        Judge("mlp.backward", _numeric, p => Run(p, constant, constant, (gw, gb) => ([.. gw.Select(g => Map(g, (_, _, _) => 0))], [.. gb.Select(g => Map(g, (_, _, _) => 0))])))
            .Outcome.ShouldNotBe(CaseOutcome.Right);
    }

    /// <summary>Squares of such numbers are infinite, and what is compared with infinity is always close enough.</summary>
    [Theory]
    [InlineData(1e160)]
    [InlineData(-1e300)]
    [InlineData(double.MaxValue)]
    public void Gradients_too_large_to_be_squared_are_not_right(double huge)
    {
        LoopNetwork right = new();
        double[,] Huge(double[,] g) => Map(g, (_, _, _) => huge);
        Judge("mlp.backward", _numeric, p => Run(p, right, right, (gw, gb) => ([.. gw.Select(Huge)], [.. gb.Select(Huge)]))).Outcome.ShouldBe(CaseOutcome.Wrong);
    }

    [Fact]
    public void An_L2_term_by_default_is_accepted_with_a_remark()
    {
        var finding = Judge("mlp.backward", _case, p =>
        {
            var w = p.Arrays("W");
            return Run(p, new(), new(), (gw, gb) => ([.. gw.Select((g, l) => Map(g, (v, r, c) => v + 0.01 * w[l][r, c]))], gb));
        });
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("0.01");
    }
}
