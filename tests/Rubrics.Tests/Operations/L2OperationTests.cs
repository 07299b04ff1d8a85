using Autograder.Reference.Calculators;
using Autograder.Rubrics.Operations;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class L2OperationTests
{
    private const double Eta = 0.1;
    private const double Lambda = 0.2;
    private static readonly Given.Map _case = Settings(("sizes", new[] { 4, 5, 3 }), ("batch", 6), ("seed", 9), ("eta", Eta), ("lambda", Lambda));

    /// <summary>What λ adds to one number: from the number, its layer (from 0), the sum of squares of its array, and whether it is a bias.</summary>
    private delegate double Added(double w, int layer, double squares, bool bias);

    private static CaseFinding Judged(Added added, Given.Map? settings = null, bool afterStep = false) => Judge("mlp.l2", settings ?? _case, p =>
    {
        var (w, b, y) = (p.Arrays("W"), p.Arrays("b"), p.Array("Y"));
        var student = new LoopNetwork();
        var (output, zs, activations) = student.Forward(w, b, p.Array("X"));
        var (gw, gb) = student.Backward(w, output, y, zs, activations);
        List<Rubrics.Evidence.Tensor> tensors = [];
        for (var l = 0; l < w.Length; l++)
        {
            foreach (var (name, values, gradient, bias) in new[] { ("W", w[l], gw[l], false), ("b", b[l], gb[l], true) })
            {
                var layer = l;
                var moved = LoopNetwork.Map(values, (v, r, c) => v - Eta * gradient[r, c]);
                var from = afterStep ? moved : values;
                var squares = from.Cast<double>().Sum(v => v * v);
                tensors.Add(Boxed($"base/{name}{l}", moved));
                tensors.Add(Boxed($"l2/{name}{l}", LoopNetwork.Map(moved, (v, r, c) => v + added(from[r, c], layer, squares, bias))));
            }
        }
        return Returned(tensors);
    });

    private static Added Weights(Func<double, double> added) => (w, _, _, bias) => bias ? 0 : added(w);

    [Fact]
    public void Every_convention_is_right_for_any_shape()
    {
        var cases = from sizes in Gen.Choose(1, 6).NonEmptyListOf().Select(l => l.Take(3).Append(2).ToArray())
                    from batch in Gen.Choose(3, 9)
                    from seed in Gen.Choose(0, 1000)
                    select (sizes, batch, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var settings = Settings(("sizes", c.sizes), ("batch", c.batch), ("seed", c.seed), ("eta", Eta), ("lambda", Lambda));
            foreach (var factor in new[] { 1, 2, 1.0 / c.batch, 2.0 / c.batch })
            {
                Judged(Weights(w => -Eta * factor * Lambda * w), settings).ShouldBeRight();
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Shrinking_after_the_step_is_accepted_with_a_remark()
    {
        var finding = Judged(Weights(w => -Eta * Lambda * w), afterStep: true);
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("after the gradient step");
    }

    [Fact]
    public void Regularised_biases_are_remarked_upon()
    {
        var finding = Judged((w, _, _, _) => -Eta * Lambda * w);
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("biases");
    }

    [Fact]
    public void Biases_of_a_wrong_shape_do_not_fail_regularised_weights() => Judge("mlp.l2", _case, p =>
    {
        var w = p.Arrays("W");
        return Returned(w.SelectMany((array, l) => new[]
        {
            Boxed($"base/W{l}", array), Boxed($"l2/W{l}", LoopNetwork.Map(array, (v, _, _) => v - Eta * Lambda * v)),
            Boxed($"base/b{l}", new double[5, 5]), Boxed($"l2/b{l}", new double[5, 5]),
        }));
    }).ShouldBeRight();

    [Fact]
    public void Mistakes_are_named()
    {
        Judged((_, _, _, _) => 0).ShouldBeNear(Mistakes.LambdaIgnored);
        Judged((w, _, _, bias) => bias ? -Eta * Lambda * w : 0).ShouldBeNear(Mistakes.L2BiasesOnly);
        Judged(Weights(w => Eta * Lambda * w)).ShouldBeNear(Mistakes.WrongSign);
        Judged(Weights(w => -Lambda * w)).ShouldBeNear(Mistakes.DecayWithoutEta);
        Judged(Weights(w => -Eta * 5.5 * Lambda * w)).ShouldBeNear(Mistakes.L2Factor);
        Judged((w, layer, _, bias) => bias || layer == 0 ? 0 : -Eta * Lambda * w).ShouldBeNear(Mistakes.L2SomeLayers);
        Judged(Weights(w => -Eta * Lambda * Math.Sign(w))).ShouldBeNear(Mistakes.L1Instead);
        Judged((_, _, squares, bias) => bias ? 0 : -Eta * Lambda / 2 * squares).ShouldBeNear(Mistakes.PenaltyInsteadOfGradient);
        Judged(Weights(w => -Eta * Lambda * w * w)).Outcome.ShouldBe(CaseOutcome.Wrong);
    }

    [Fact]
    public void Lambda_of_zero_has_to_change_nothing()
    {
        var zero = Settings(("sizes", new[] { 4, 5, 3 }), ("batch", 6), ("seed", 9), ("eta", Eta), ("lambda", 0));
        Judged((_, _, _, _) => 0, zero).ShouldBeRight();
        Judged(Weights(w => -0.01 * w), zero).Outcome.ShouldBe(CaseOutcome.Wrong);
    }

    [Fact]
    public void A_parameter_that_is_nowhere_is_not_found()
    {
        var finding = Judge("mlp.l2", _case, _ => Ended("unbound", "no parameter named like λ"));
        finding.Outcome.ShouldBe(CaseOutcome.NotFound);
        finding.Words.ShouldContain("lambda_");
    }
}
