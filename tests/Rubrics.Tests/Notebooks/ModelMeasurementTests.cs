using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Runs;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class ModelMeasurementTests : IDisposable
{
    private static readonly byte[] Labels = [0, 1, 2, 0, 1, 2];
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Puts_hidden_images_back_into_their_order()
    {
        // class 0 is always said, whatever is shown
        var measured = Measure("logits", Rows((_, c) => c == 0 ? 5 : 0));
        measured.Correct.ShouldBe([true, false, false, true, false, false]);
        measured.Accuracy.ShouldBe(1 / 3.0, 1e-12);
        var order = Hiding.From(9, Labels.Length, 3).Order;
        Measure("logits", Rows((shown, c) => c == Labels[order[shown]] ? 3 : -3)).Accuracy.ShouldBe(1);
    }

    [Fact]
    public void Logits_and_the_probabilities_made_of_them_have_the_same_cross_entropy()
    {
        var scores = Rows((i, c) => Math.Sin(3 * i + c));
        var shares = Rows((i, c) => Math.Exp(Math.Sin(3 * i + c)) / Enumerable.Range(0, 3).Sum(k => Math.Exp(Math.Sin(3 * i + k))));
        var fromScores = Measure("logits", scores).CrossEntropy.ShouldNotBeNull();
        Measure("probabilities", shares).CrossEntropy.ShouldNotBeNull().ShouldBe(fromScores, 1e-12);
        var order = Hiding.From(9, Labels.Length, 3).Order;
        fromScores.ShouldBe(Enumerable.Range(0, 6).Average(i => -Math.Log(shares[3 * i + Labels[order[i]]])), 1e-12);
    }

    [Fact]
    public void What_is_no_probability_has_no_cross_entropy()
    {
        Measure("probabilities", Rows((_, _) => 1e6)).CrossEntropy.ShouldBeNull();
        Measure("values", Rows((_, _) => 0.1)).CrossEntropy.ShouldBeNull();
        Measure("probabilities", Rows((_, c) => c == 0 ? 1 : 0)).CrossEntropy.ShouldNotBeNull().ShouldBe(4 / 6.0 * -Math.Log(1e-7), 1e-9);
    }

    [Fact]
    public void Rows_that_are_no_numbers_are_wrong()
    {
        var measured = Measure("logits", Rows((_, c) => c == 1 ? double.NaN : 1));
        measured.Accuracy.ShouldBe(0);
        measured.CrossEntropy.ShouldBeNull();
        measured.Succeeded.ShouldBeTrue();
        Measure("logits", Rows((_, _) => double.PositiveInfinity)).CrossEntropy.ShouldBeNull();
    }

    [Fact]
    public void Another_shape_is_explained()
    {
        var measured = ModelMeasurement.Of(Run("logits", Tensor.FromDoubles("net|hidden", [6, 2], new double[12])), "net", ImagePart.Hidden);
        measured.Succeeded.ShouldBeFalse();
        measured.Problem.ShouldContain("shape (6, 2); 3 numbers for each of 6 images, (6, 3)");
    }

    [Fact]
    public void Says_why_nothing_was_measured()
    {
        var run = TestEvidence.Result(new EvidenceStore(_folder), "r", TestEvidence.Facts("""{"status":"ok","models":{"net":{"status":"missing","message":"There is no variable net."}}}"""), secret: 9, hidden: Labels, classes: 3);
        ModelMeasurement.Of(run, "net", ImagePart.Hidden).Problem.ShouldBe("There is no variable net.");
    }

    [Fact]
    public void Repeats_that_fill_a_set_up_are_not_counted()
    {
        var scores = Enumerable.Range(0, 10_000).SelectMany(i => new double[] { i < 2 ? 1 : 0, 0, i < 2 ? 0 : 1 }).ToArray();
        var run = Run("logits", Tensor.FromDoubles("net|visible", [10_000, 3], scores)) with { VisibleLabels = [0, 0, 0] };
        ModelMeasurement.Of(run, "net", ImagePart.Visible).Correct.ShouldBe([true, true, false]);
    }

    [Fact]
    public void Forecasts_are_compared_with_what_came_afterwards()
    {
        var run = Run("values", Tensor.FromDoubles("net|hidden", [2, 3, 1], [1, 2, 3, 4, 5, 6])) with { HiddenTargets = Tensor.FromDoubles("targets", [2, 3], [1, 2, 3, 4, 5, 9]) };
        var measured = ModelMeasurement.Of(run, "net", ImagePart.Hidden);
        (measured.Count, measured.MeanSquaredError).ShouldBe((2, 1.5));
        var odd = Run("values", Tensor.FromDoubles("net|hidden", [2, 3], [1, 2, 3, 4, 5, double.NaN])) with { HiddenTargets = run.HiddenTargets };
        ModelMeasurement.Of(odd, "net", ImagePart.Hidden).Problem.ShouldContain("not all numbers");
    }

    private static double[] Rows(Func<int, int, double> value) => [.. Enumerable.Range(0, 18).Select(i => value(i / 3, i % 3))];

    private ModelMeasurement Measure(string outputs, double[] rows) => ModelMeasurement.Of(Run(outputs, Tensor.FromDoubles("net|hidden", [6, 3], rows)), "net", ImagePart.Hidden);

    private RunResult Run(string outputs, Tensor tensor)
    {
        var facts = TestEvidence.Facts("""{"status":"ok","models":{"net":{"status":"found","outputs":"KIND"}}}""".Replace("KIND", outputs), [tensor]);
        return TestEvidence.Result(new EvidenceStore(Path.Combine(_folder, outputs + tensor.Name.Length)), "r", facts, secret: 9, hidden: Labels, test: 6, classes: 3);
    }
}
