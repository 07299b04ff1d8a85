using Autograder.Reference.Calculators;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Autograder.Rubrics.Tests.Operations.CaseKit;

namespace Autograder.Rubrics.Tests.Operations;

public sealed class ScheduleOperationTests
{
    private const double Eta = 0.5;
    private const double K = 0.3;
    private const int Epochs = 4;
    private const int Steps = 3;
    private static readonly Given.Map _case = Settings(
        ("sizes", new[] { 4, 3 }), ("batch", 4), ("examples", 12), ("seed", 1), ("epochs", Epochs), ("eta", Eta), ("decay", K));

    private static CaseFinding Judged(IEnumerable<double> etas) =>
        Judge("mlp.schedule", _case, _ => Returned(Tensor.FromDoubles("etas", [etas.Count()], [.. etas])));

    private static CaseFinding PerEpoch(Func<int, double> rate) => PerStep((epoch, _) => rate(epoch));

    private static CaseFinding PerStep(Func<int, int, double> rate) =>
        Judged(Enumerable.Range(0, Epochs * Steps).Select(i => rate(i / Steps, i)));

    private static IEnumerable<double> Overwritten(Func<int, int, bool> when, Func<int, double> factor)
    {
        var eta = Eta;
        for (var i = 0; i < Epochs * Steps; i++)
        {
            eta *= when(i / Steps, i % Steps) ? factor(i / Steps) : 1;
            yield return eta;
        }
    }

    [Fact]
    public void Epochs_from_zero_and_from_one_are_right()
    {
        PerEpoch(t => Eta * Math.Exp(-K * t)).ShouldBeRight();
        var fromOne = PerEpoch(t => Eta * Math.Exp(-K * (t + 1)));
        fromOne.ShouldBeRight();
        fromOne.Notes.ShouldHaveSingleItem().ShouldContain("from 1");
    }

    [Fact]
    public void Multiplying_by_the_same_factor_each_epoch_is_right() =>
        Judged(Overwritten((epoch, step) => epoch > 0 && step == 0, _ => Math.Exp(-K))).ShouldBeRight();

    [Fact]
    public void Mistakes_are_named()
    {
        PerStep((_, i) => Eta * Math.Exp(-K * i)).ShouldBeNear(Mistakes.DecayPerStep);
        PerStep((_, i) => Eta * Math.Exp(-K * (i % Steps))).ShouldBeNear(Mistakes.DecayPerStep);
        Judged(Overwritten((_, step) => step == 0, t => Math.Exp(-K * t))).ShouldBeNear(Mistakes.DecayCompounded);
        Judged(Overwritten((_, step) => step == 0, t => Math.Exp(-K * (t + 1)))).ShouldBeNear(Mistakes.DecayCompounded);
        Judged(Overwritten((_, _) => true, t => Math.Exp(-K * t))).ShouldBeNear(Mistakes.DecayCompounded);
        PerEpoch(_ => Eta).ShouldBeNear(Mistakes.DecayNotApplied);
        PerEpoch(t => Eta * (1 - K * t)).ShouldBeNear(Mistakes.DecayLinear);
        PerEpoch(t => Eta / (1 + K * t)).ShouldBeNear(Mistakes.DecayInverseTime);
        PerEpoch(t => Eta * Math.Pow(2, -K * t)).ShouldBeNear(Mistakes.DecayBase);
        PerEpoch(t => Eta * Math.Pow(10, -K * (t + 1))).ShouldBeNear(Mistakes.DecayBase);
        PerEpoch(t => Eta * Math.Pow(K, t)).ShouldBeNear(Mistakes.DecayPower);
        PerEpoch(t => Eta * Math.Exp(K * t)).ShouldBeNear(Mistakes.WrongSign);
        PerEpoch(t => Eta * Math.Exp(-K * t / Epochs)).ShouldBeNear(Mistakes.DecayFraction);
        PerStep((_, i) => Eta * Math.Exp(-K * i / Steps)).ShouldBeNear(Mistakes.DecayContinuous);
    }

    /// <summary>Code can leave millions of rates; looking at one must not mean adding up all before it.</summary>
    [Fact]
    public void Millions_of_rates_are_judged_at_once() =>
        Judged(Enumerable.Range(0, 4_000_000).Select(i => i < 1_000_000 ? Eta : 0.123)).Outcome.ShouldBe(CaseOutcome.Wrong);

    [Fact]
    public void Rates_that_nothing_explains_are_shown_by_epoch()
    {
        var finding = PerEpoch(t => Eta / (t + 2));
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
        finding.Table.ShouldNotBeNull().Rows.Count.ShouldBe(Epochs);
        Judged(Enumerable.Repeat(Eta, 7)).Outcome.ShouldBe(CaseOutcome.Wrong);
        Judged([]).Outcome.ShouldBe(CaseOutcome.Failed);
    }

    [Fact]
    public void Right_for_any_number_of_updates_in_an_epoch()
    {
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), steps =>
            Judged(Enumerable.Range(0, Epochs * steps).Select(i => Eta * Math.Exp(-K * (i / steps)))).ShouldBeRight())
            .QuickCheckThrowOnFailure();
    }
}
