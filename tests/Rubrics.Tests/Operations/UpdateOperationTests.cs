using Autograder.Reference.Calculators;
using Autograder.Rubrics.Operations;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class UpdateOperationTests
{
    private static readonly Given.Map _sgd = Settings(("sizes", new[] { 4, 5, 3 }), ("seed", 9), ("optimizer", "sgd"), ("steps", 3), ("eta", 0.05));
    private static readonly Given.Map _adam = Settings(("sizes", new[] { 4, 5, 3 }), ("seed", 9), ("optimizer", "adam"), ("steps", 5), ("eta", 0.001));

    /// <summary>A number's next value from w, g, its two moments, the step (from 1) and the parameter's index.</summary>
    private delegate double Rule(double w, double g, ref double m, ref double v, int t, int parameter);

    private static CaseFinding Judged(Given.Map settings, Rule rule) => Judge("mlp.update", settings, p =>
    {
        var parameters = p.Arrays("W").Zip(p.Arrays("b")).SelectMany(l => new[] { l.First, l.Second }).ToArray();
        var moments = parameters.Select(a => (M: new double[a.Length], V: new double[a.Length])).ToArray();
        List<Rubrics.Evidence.Tensor> tensors = [];
        for (var s = 0; p.Tensors.ContainsKey($"gw{s}.0"); s++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var g = p.Array(i % 2 == 0 ? $"gw{s}.{i / 2}" : $"gb{s}.{i / 2}");
                var (index, at) = (i, 0);
                parameters[i] = LoopNetwork.Map(parameters[i], (w, r, c) =>
                    rule(w, g[r, c], ref moments[index].M[at], ref moments[index].V[at++], s + 1, index));
                tensors.Add(Boxed(i % 2 == 0 ? $"W{s}.{i / 2}" : $"b{s}.{i / 2}", parameters[i]));
            }
        }
        return Returned(tensors);
    });

    private static Rule Adam(double eta = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, Func<int, int, int>? time = null, bool correct1 = true, bool correct2 = true) =>
        (double w, double g, ref double m, ref double v, int t, int parameter) =>
        {
            var step = time?.Invoke(t, parameter) ?? t;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            var mHat = correct1 ? m / (1 - Math.Pow(beta1, step)) : m;
            var vHat = correct2 ? v / (1 - Math.Pow(beta2, step)) : v;
            return w - eta * mHat / (Math.Sqrt(vHat) + epsilon);
        };

    [Fact]
    public void Right_updates_are_right_for_any_shape()
    {
        var cases = from sizes in Gen.Choose(1, 6).NonEmptyListOf().Select(l => l.Take(3).Append(2).ToArray())
                    from steps in Gen.Choose(1, 6)
                    from seed in Gen.Choose(0, 1000)
                    select (sizes, steps, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            Given.Map With(string optimizer) => Settings(("sizes", c.sizes), ("steps", c.steps), ("seed", c.seed), ("optimizer", optimizer), ("eta", 0.01));
            Judged(With("sgd"), (double w, double g, ref double _, ref double _, int _, int _) => w - 0.01 * g).ShouldBeRight();
            Judged(With("adam"), Adam(0.01)).ShouldBeRight();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Conventions_of_Adam_are_accepted()
    {
        Judged(_adam, Adam(epsilon: 1e-7)).ShouldBeRight();
        Judged(_adam, (double w, double g, ref double m, ref double v, int t, int _) =>
        {
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            return w - 0.001 * m / (1 - Math.Pow(0.9, t)) / Math.Sqrt(v / (1 - Math.Pow(0.999, t)) + 1e-8);
        }).ShouldBeRight();
        Judged(_adam, (double w, double g, ref double m, ref double v, int t, int _) =>
        {
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            return w - 0.001 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(v) + 1e-8);
        }).ShouldBeRight();
        var other = Settings(("sizes", new[] { 4, 5, 3 }), ("seed", 9), ("optimizer", "adam"), ("steps", 5), ("eta", 0.001), ("beta1", 0.8));
        Judged(other, Adam(beta1: 0.8)).ShouldBeRight();
        Judged(other, Adam()).ShouldBeRight();
        Judged(other, Adam()).Notes.ShouldHaveSingleItem().ShouldContain("0.9");
    }

    [Fact]
    public void Mistakes_of_SGD_are_named()
    {
        Judged(_sgd, (double w, double g, ref double _, ref double _, int _, int _) => w + 0.05 * g).ShouldBeNear(Mistakes.WrongSign);
        Judged(_sgd, (double w, double _, ref double _, ref double _, int _, int _) => w).ShouldBeNear(Mistakes.NotUpdated);
        Judged(_sgd, (double w, double g, ref double _, ref double _, int _, int p) => p % 2 == 0 ? w - 0.05 * g : w).ShouldBeNear(Mistakes.BiasIgnored);
        Judged(_sgd, (double w, double g, ref double _, ref double _, int _, int _) => w - 0.05 / 32 * g).ShouldBeNear(Mistakes.GradientRescaled);
        Judged(_sgd, (double w, double g, ref double _, ref double _, int _, int _) => w - g).ShouldBeNear(Mistakes.GradientRescaled);
        Judged(_sgd, (double w, double g, ref double m, ref double _, int _, int _) => w - 0.05 * (m = 0.9 * m + g)).ShouldBeNear(Mistakes.MomentumInstead);
        Judged(_sgd, Adam(0.05)).ShouldBeNear(Mistakes.AdamInsteadOfSgd);
    }

    [Fact]
    public void Mistakes_in_Adams_correction_and_memory_are_named()
    {
        Judged(_adam, Adam(correct1: false, correct2: false)).ShouldBeNear(Mistakes.NoBiasCorrection);
        Judged(_adam, Adam(correct2: false)).ShouldBeNear(Mistakes.FirstMomentOnlyCorrected);
        Judged(_adam, Adam(correct1: false)).ShouldBeNear(Mistakes.SecondMomentOnlyCorrected);
        Judged(_adam, Adam(beta1: 0.999, beta2: 0.9)).ShouldBeNear(Mistakes.BetasSwapped);
        Judged(_adam, (double w, double g, ref double _, ref double _, int _, int _) => w - 0.001 * g / (Math.Abs(g) + 1e-8)).ShouldBeNear(Mistakes.StateNotKept);
        Judged(_adam, (double w, double g, ref double _, ref double _, int t, int _) =>
            w - 0.001 * 0.1 * g / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(0.001 * g * g / (1 - Math.Pow(0.999, t))) + 1e-8)).ShouldBeNear(Mistakes.StateNotKept);
        Judged(_adam, Adam(time: (_, _) => 1)).ShouldBeNear(Mistakes.StepNotCounted);
        Judged(_adam, Adam(time: (t, p) => (t - 1) * 2 + p / 2 + 1)).ShouldBeNear(Mistakes.StepCountedPerParameter);
        Judged(_adam, Adam(time: (t, p) => (t - 1) * 4 + p + 1)).ShouldBeNear(Mistakes.StepCountedPerParameter);
        Judged(_adam, Adam(time: (t, _) => t - 1)).ShouldBeNear(Mistakes.StepFromZero);
        Judged(_adam, Adam(time: (t, _) => t + 1)).ShouldBeNear(Mistakes.StepOffByOne);
    }

    [Fact]
    public void Mistakes_in_Adams_formula_are_named()
    {
        Judged(_adam, Adam(epsilon: 0)).ShouldBeNear(Mistakes.EpsilonMissing);
        Judged(_adam, Adam(epsilon: 0.1)).ShouldBeNear(Mistakes.EpsilonHuge);
        Judged(_adam, Adam(eta: -0.001)).ShouldBeNear(Mistakes.WrongSign);
        Judged(_adam, (double w, double g, ref double _, ref double _, int _, int _) => w - 0.001 * g).ShouldBeNear(Mistakes.SgdInsteadOfAdam);
        Judged(_adam, (double w, double _, ref double _, ref double _, int _, int _) => w).ShouldBeNear(Mistakes.NotUpdated);
        Judged(_adam, Formula((m, v) => m / (v + 1e-8))).ShouldBeNear(Mistakes.RootMissing);
        Judged(_adam, (double w, double g, ref double _, ref double v, int t, int _) =>
            w - 0.001 * g / (Math.Sqrt((v = 0.999 * v + 0.001 * g * g) / (1 - Math.Pow(0.999, t))) + 1e-8)).ShouldBeNear(Mistakes.FirstMomentMissing);
        Judged(_adam, (double w, double g, ref double m, ref double v, int t, int _) =>
        {
            m = 0.9 * m + g;
            v = 0.999 * v + g * g;
            return w - 0.001 * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }).ShouldBeNear(Mistakes.MomentWeightMissing);
        Judged(_adam, (double w, double g, ref double m, ref double v, int t, int _) =>
        {
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g;
            return w - 0.001 * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }).ShouldBeNear(Mistakes.SecondMomentNotSquared);
    }

    [Fact]
    public void Biases_left_to_SGD_are_named_as_the_part_that_is_off()
    {
        var adam = Adam();
        var finding = Judged(
            Settings(("sizes", new[] { 4, 3 }), ("seed", 9), ("optimizer", "adam"), ("steps", 2), ("eta", 0.001)),
            (double w, double g, ref double m, ref double v, int t, int p) => p % 2 == 0 ? adam(w, g, ref m, ref v, t, p) : w - 0.001 * g);
        finding.ShouldBeNear(Mistakes.SgdInsteadOfAdam);
        finding.Words.ShouldContain("the bias of layer 1 after step 1");
    }

    [Fact]
    public void A_tiny_learning_rate_does_not_hide_a_wrong_step()
    {
        var tiny = Settings(("sizes", new[] { 4, 5, 3 }), ("seed", 9), ("optimizer", "sgd"), ("steps", 1), ("eta", 1e-5));
        Judged(tiny, (double w, double g, ref double _, ref double _, int _, int _) => w - 1e-5 * g).ShouldBeRight();
        Judged(tiny, (double w, double _, ref double _, ref double _, int _, int _) => w).ShouldBeNear(Mistakes.NotUpdated);
    }

    [Fact]
    public void Words_for_a_wrong_update_stop_at_the_first_step_that_is_off()
    {
        var finding = Judged(_sgd, (double w, double g, ref double _, ref double _, int t, int _) => w - 0.05 * g * (t == 2 ? 1.5 : 1));
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
        finding.Words.ShouldContain("after step 2");
        finding.Words.ShouldNotContain("after step 3");
        finding.Label.ShouldBe("3 steps of SGD, 3 layers 4-5-3");
    }

    private static Rule Formula(Func<double, double, double> step) => (double w, double g, ref double m, ref double v, int t, int _) =>
    {
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        return w - 0.001 * step(m / (1 - Math.Pow(0.9, t)), v / (1 - Math.Pow(0.999, t)));
    };
}
