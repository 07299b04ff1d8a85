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

public sealed class FunctionOperationTests
{
    private static readonly Given.Map _case = Settings(("classes", 5), ("batch", 7), ("seed", 3));
    private static readonly Given.Map _large = Settings(("classes", 5), ("batch", 7), ("seed", 3), ("scale", 1000));

    private static CaseFinding Softmax(Given.Map settings, Func<double[,], double[,]> student) =>
        Judge("fn.softmax", settings, p => Returned(Boxed("A", student(p.Array("Z")))));

    private static CaseFinding Elementwise(string operation, string output, Given.Map settings, Func<double, double> student) =>
        Judge(operation, settings, p => Returned(Boxed(output, Map(p.Array("z"), (z, _, _) => student(z)))));

    private static CaseFinding CrossEntropy(Given.Map settings, Func<double[,], double[,], double> student) =>
        Judge("fn.cross_entropy", settings, p => Returned(Rubrics.Evidence.Tensor.FromDoubles("loss", [], [student(p.Array("Y"), p.Array("P"))])));

    private static double Sum(double[,] y, double[,] p, Func<double, double, double> term)
    {
        double sum = 0;
        for (var r = 0; r < y.GetLength(0); r++)
        {
            for (var c = 0; c < y.GetLength(1); c++)
            {
                sum += term(y[r, c], p[r, c]);
            }
        }
        return sum;
    }

    [Fact]
    public void Right_functions_are_right_for_any_shape()
    {
        var shapes = from classes in Gen.Choose(1, 12) from batch in Gen.Choose(1, 9) from seed in Gen.Choose(0, 1000) select (classes, batch, seed);
        Prop.ForAll(shapes.ToArbitrary(), s =>
        {
            var settings = Settings(("classes", s.classes), ("batch", s.batch), ("seed", s.seed));
            Softmax(settings, z => LoopNetwork.Softmax(z)).ShouldBeRight();
            Elementwise("fn.sigmoid", "a", settings, Sigmoid).ShouldBeRight();
            Elementwise("fn.sigmoid_prime", "d", settings, z => Sigmoid(z) * (1 - Sigmoid(z))).ShouldBeRight();
            CrossEntropy(settings, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(o)) / s.batch).ShouldBeRight();
            Judge("fn.softmax_dLdZ", settings, c => Returned(Boxed("dZ", Map(c.Array("P"), (p, r, k) => p - c.Array("Y")[r, k])))).ShouldBeRight();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Large_inputs_are_right_for_stable_functions_and_overflow_in_naive_ones()
    {
        Softmax(_large, z => LoopNetwork.Softmax(z)).ShouldBeRight();
        Softmax(_large, z => LoopNetwork.Softmax(z, shift: false)).ShouldBeNear(Mistakes.SoftmaxOverflow);
        Elementwise("fn.sigmoid", "a", _large, Sigmoid).ShouldBeRight();
        Elementwise("fn.sigmoid", "a", _large, z => Math.Exp(z) / (1 + Math.Exp(z))).ShouldBeNear(Mistakes.SigmoidOverflow);
        Elementwise("fn.sigmoid_prime", "d", _large, z => Math.Exp(-z) / Math.Pow(1 + Math.Exp(-z), 2)).ShouldBeNear(Mistakes.SigmoidOverflow);
    }

    [Fact]
    public void Softmax_mistakes_are_named()
    {
        Softmax(_case, z => Turn(LoopNetwork.Softmax(Turn(z)))).ShouldBeNear(Mistakes.SoftmaxWrongAxis);
        Softmax(_case, z => { var sum = z.Cast<double>().Sum(Math.Exp); return Map(z, (v, _, _) => Math.Exp(v) / sum); }).ShouldBeNear(Mistakes.SoftmaxWholeArray);
        Softmax(_case, z => Map(z, (v, _, _) => Math.Exp(v))).ShouldBeNear(Mistakes.SoftmaxNotNormalised);
        Softmax(_case, z => Map(LoopNetwork.Softmax(z), (v, _, _) => Math.Log(v))).ShouldBeNear(Mistakes.SoftmaxLogarithm);
        Softmax(_case, z => LoopNetwork.Softmax(Map(z, (v, _, _) => -v))).ShouldBeNear(Mistakes.WrongSign);
        Softmax(_case, z => Map(z, (v, _, _) => Sigmoid(v))).ShouldBeNear(Mistakes.SigmoidInstead);
        Softmax(_case, z => Turn(LoopNetwork.Softmax(z))).ShouldBeNear(Mistakes.Transposed);
    }

    [Fact]
    public void Sigmoid_mistakes_are_named()
    {
        Elementwise("fn.sigmoid", "a", _case, z => Sigmoid(-z)).ShouldBeNear(Mistakes.WrongSign);
        Elementwise("fn.sigmoid", "a", _case, Math.Tanh).ShouldBeNear(Mistakes.TanhInstead);
        Elementwise("fn.sigmoid", "a", _case, z => Sigmoid(z) * (1 - Sigmoid(z))).ShouldBeNear(Mistakes.DerivativeInstead);
        Elementwise("fn.sigmoid", "a", _case, z => Math.Max(0, z)).ShouldBeNear(Mistakes.OtherActivation);
        Elementwise("fn.sigmoid_prime", "d", _case, z => z > 0 ? 1 : 0).ShouldBeNear(Mistakes.OtherActivation);
        Elementwise("fn.sigmoid_prime", "d", _case, z => 1 - Math.Tanh(z) * Math.Tanh(z)).ShouldBeNear(Mistakes.OtherActivation);
        Elementwise("fn.sigmoid_prime", "d", _case, z => z * (1 - z)).ShouldBeNear(Mistakes.SigmaPrimeOfActivation);
        Elementwise("fn.sigmoid_prime", "d", _case, z => Sigmoid(Sigmoid(z)) * (1 - Sigmoid(Sigmoid(z)))).ShouldBeNear(Mistakes.SigmaPrimeTwice);
        Elementwise("fn.sigmoid_prime", "d", _case, Sigmoid).ShouldBeNear(Mistakes.SigmoidInstead);
    }

    [Theory]
    [InlineData(1e-12, 0)]
    [InlineData(1e-12, 1e-9)]
    [InlineData(0, 1e-8)]
    [InlineData(1e-15, 0)]
    public void Any_usual_guard_against_the_logarithm_of_zero_is_accepted(double clip, double add) =>
        CrossEntropy(_large, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(Math.Clamp(o, clip, 1 - clip) + add)) / 7).ShouldBeRight();

    [Fact]
    public void Cross_entropy_mistakes_are_named()
    {
        CrossEntropy(_case, (y, p) => Sum(y, p, (t, o) => t * Math.Log(o)) / 7).ShouldBeNear(Mistakes.WrongSign);
        CrossEntropy(_case, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(o))).ShouldBeNear(Mistakes.CrossEntropyNotAveraged);
        CrossEntropy(_case, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(o)) / 35).ShouldBeNear(Mistakes.CrossEntropyOverClasses);
        CrossEntropy(_case, (y, p) => -Sum(y, p, (t, o) => t * Math.Log2(o)) / 7).ShouldBeNear(Mistakes.CrossEntropyLogBase);
        CrossEntropy(_case, (y, p) => -Sum(y, p, (t, o) => t * Math.Log10(o)) / 7).ShouldBeNear(Mistakes.CrossEntropyLogBase);
        CrossEntropy(_case, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(o) + (1 - t) * Math.Log(1 - o)) / 7).ShouldBeNear(Mistakes.CrossEntropyBinary);
        CrossEntropy(_case, (y, p) => -Sum(p, y, (t, o) => t * Math.Log(Math.Max(o, 1e-12))) / 7).ShouldBeNear(Mistakes.SwappedArguments);
        CrossEntropy(_large, (y, p) => -Sum(y, p, (t, o) => t * Math.Log(o)) / 7).ShouldBeNear(Mistakes.CrossEntropyLogOfZero);
    }

    [Fact]
    public void Losses_of_single_examples_are_named()
    {
        var finding = Judge("fn.cross_entropy", _case, c =>
        {
            var (y, p) = (c.Array("Y"), c.Array("P"));
            var losses = Enumerable.Range(0, 7).Select(k => -Enumerable.Range(0, 5).Sum(r => y[r, k] * Math.Log(p[r, k]))).ToArray();
            return Returned(Rubrics.Evidence.Tensor.FromDoubles("loss", [7], losses));
        });
        finding.ShouldBeNear(Mistakes.CrossEntropyPerExample);
    }

    [Fact]
    public void Softmax_dLdZ_mistakes_are_named_and_an_early_mean_is_accepted()
    {
        CaseFinding With(Func<double, double, double> student) => Judge("fn.softmax_dLdZ", _case, c =>
            Returned(Boxed("dZ", Map(c.Array("P"), (p, r, k) => student(p, c.Array("Y")[r, k])))));
        With((p, y) => y - p).ShouldBeNear(Mistakes.WrongSign);
        With((p, y) => (p - y) * p * (1 - p)).ShouldBeNear(Mistakes.SoftmaxJacobian);
        With((p, _) => p * (1 - p)).ShouldBeNear(Mistakes.SoftmaxJacobian);
        With((p, y) => (p - y) / 7).ShouldBeRight();
        With((p, y) => (p - y) / 7).Notes.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_flat_result_is_right_with_a_remark()
    {
        var one = Settings(("classes", 5), ("batch", 1), ("seed", 3));
        var finding = Judge("fn.softmax", one, p => Returned(Flat("A", LoopNetwork.Softmax(p.Array("Z")))));
        finding.ShouldBeRight();
        finding.Notes.ShouldHaveSingleItem().ShouldContain("(5,)");
    }

    [Fact]
    public void A_result_that_nothing_explains_shows_where_it_is_off()
    {
        var finding = Softmax(_case, z => Map(LoopNetwork.Softmax(z), (v, r, c) => r == 2 && c == 4 ? v + 0.25 : v));
        finding.Outcome.ShouldBe(CaseOutcome.Wrong);
        finding.Words.ShouldContain("1 of 35");
        finding.Table.ShouldNotBeNull().Rows.ShouldHaveSingleItem().Cells[0].ShouldContain("[2, 4]");
        finding.Label.ShouldBe("5×7 array");
    }
}
