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

public sealed class ForwardOperationTests
{
    private static readonly Given.Map _case = Settings(("sizes", new[] { 4, 6, 5, 3 }), ("batch", 7), ("seed", 5));

    private static CaseResult Run(PreparedCase prepared, LoopNetwork student)
    {
        var (output, zs, activations) = student.Forward(prepared.Arrays("W"), prepared.Arrays("b"), prepared.Array("X"));
        return Returned([Boxed("output", output), .. zs.Select((z, l) => Boxed($"Z{l}", z)), .. activations.Select((a, l) => Boxed($"A{l}", a))]);
    }

    private static CaseFinding Judged(LoopNetwork student, Given.Map? settings = null) => Judge("mlp.forward", settings ?? _case, p => Run(p, student));

    [Fact]
    public void Any_accepted_activation_is_right_for_any_shape()
    {
        var cases = from sizes in Gen.Choose(1, 8).NonEmptyListOf().Select(l => l.Take(4).Append(3).ToArray())
                    from batch in Gen.Choose(1, 9)
                    from seed in Gen.Choose(0, 1000)
                    select (sizes, batch, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var settings = Settings(("sizes", c.sizes), ("batch", c.batch), ("seed", c.seed));
            Judged(new(), settings).ShouldBeRight();
            Judged(ReLU, settings).ShouldBeRight();
            Judged(Tanh, settings).ShouldBeRight();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Another_accepted_activation_is_remarked_upon() => Judged(ReLU).Notes.ShouldHaveSingleItem().ShouldContain("ReLU");

    [Fact]
    public void Mistakes_are_named()
    {
        Judged(new() { UseBias = false }).ShouldBeNear(Mistakes.BiasIgnored);
        Judged(new() { Output = z => z }).ShouldBeNear(Mistakes.SoftmaxMissing);
        Judged(new() { Output = z => Turn(Softmax(Turn(z))) }).ShouldBeNear(Mistakes.SoftmaxWrongAxis);
        Judged(new() { Output = z => Map(z, (v, _, _) => Math.Exp(v) / z.Cast<double>().Sum(Math.Exp)) }).ShouldBeNear(Mistakes.SoftmaxWholeArray);
        Judged(new() { Output = z => Map(z, (v, _, _) => Sigmoid(v)) }).ShouldBeNear(Mistakes.SigmoidOnOutput);
        Judged(new() { Output = z => Softmax(Softmax(z)) }).ShouldBeNear(Mistakes.SoftmaxTwice);
        Judged(new() { Output = z => Softmax(Map(z, (v, _, _) => Sigmoid(v))) }).ShouldBeNear(Mistakes.ActivationBeforeSoftmax);
        Judged(new() { Phi = z => z }).ShouldBeNear(Mistakes.ActivationMissing);
        Judged(new() { Phi = z => z > 0 ? z : 0.01 * z }).ShouldBeNear(Mistakes.OtherActivation);
        Judged(new() { Output = z => Turn(Softmax(z)) }).ShouldBeNear(Mistakes.Transposed);
    }

    [Fact]
    public void Only_listed_activations_are_accepted()
    {
        var sigmoid = Settings(("sizes", new[] { 4, 6, 3 }), ("batch", 7), ("seed", 5), ("hidden", new[] { "sigmoid" }));
        Judged(new(), sigmoid).ShouldBeRight();
        Judged(ReLU, sigmoid).ShouldBeNear(Mistakes.OtherActivation);
    }

    [Fact]
    public void Large_logits_need_a_stable_softmax()
    {
        var large = Settings(("sizes", new[] { 4, 6, 3 }), ("batch", 7), ("seed", 5), ("scale", 1000));
        Judged(new(), large).ShouldBeRight();
        Judged(new() { Output = z => Softmax(z, shift: false) }, large).ShouldBeNear(Mistakes.SoftmaxOverflow);
    }

    [Fact]
    public void Advice_names_the_layer_that_goes_wrong()
    {
        var finding = Judge("mlp.forward", _case, p =>
        {
            var w = p.Arrays("W");
            w[1] = Map(w[1], (v, _, _) => 2 * v);
            var (output, zs, _) = new LoopNetwork().Forward(w, p.Arrays("b"), p.Array("X"));
            return Returned([Boxed("output", output), .. zs.Select((z, l) => Boxed($"Z{l}", z))]);
        });
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
        finding.Words.ShouldContain("right up to layer 1");
        finding.Label.ShouldBe("4 layers 4-6-5-3, 7 examples");
    }

    [Fact]
    public void Wrong_lists_beside_a_right_output_are_remarked_upon()
    {
        var finding = Judge("mlp.forward", _case, p =>
        {
            var (output, zs, _) = new LoopNetwork().Forward(p.Arrays("W"), p.Arrays("b"), p.Array("X"));
            return Returned([Boxed("output", output), .. zs.Select((z, l) => Boxed($"Z{l}", Map(z, (v, _, _) => v + 1)))]);
        });
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("list of z");
    }

    [Fact]
    public void An_output_alone_is_enough() =>
        Judge("mlp.forward", _case, p => Returned(Boxed("output", new LoopNetwork().Forward(p.Arrays("W"), p.Arrays("b"), p.Array("X")).Output))).ShouldBeRight();
}
