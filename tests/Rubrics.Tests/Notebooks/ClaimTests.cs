using Autograder.Reference.Expressions;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks.Notebooks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class ClaimTests : IDisposable
{
    private readonly NotebookKit _kit = new("- { text: As measured, marks: 1, check: claim, answer: \"q.accuracy\", of: test-accuracy, seed_deviation: 0.002 }");

    public void Dispose() => _kit.Dispose();

    [Theory]
    [InlineData("0.98", 1)]
    [InlineData("98", 1)]
    [InlineData("98.2 %", 1)]
    [InlineData("\"97,6 %\"", 1)]
    [InlineData("0.951", 0)]
    [InlineData("95", 0)] // half a per cent for rounding, 1 per cent for chance, but 3 away
    public void Reported_shares_and_percentages_are_compared_with_what_was_measured(string typed, int marks) =>
        _kit.Item($"q.accuracy: {typed}", Run(980)).Awarded.ShouldBe(new Marks(marks));

    [Fact]
    public void Rounding_of_the_typed_digits_is_allowed_for()
    {
        _kit.Item("q.accuracy: 0.9", Run(935)).Awarded.ShouldBe(new Marks(1));
        _kit.Item("q.accuracy: 0.900", Run(935)).Awarded.ShouldBe(Marks.Zero);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1e2")]
    [InlineData("0e99")]
    public void Rounding_does_not_make_a_number_agree_with_everything(string typed) => _kit.Item($"q.accuracy: {typed}", Run(700)).Awarded.ShouldBe(Marks.Zero);

    [Fact]
    public void A_loss_of_nothing_is_no_reading_of_every_loss() => ReportedNumber.Read("0e99", MetricKind.MeanSquaredError, DecimalMark.Either).Number.ShouldNotBeNull().Rounding.ShouldBe(0);

    /// <summary>Then the spread between examples is as large as the mean, and explains a claim of next to nothing.</summary>
    [Theory]
    [InlineData(1e3)]
    [InlineData(1e150)]
    public void A_loss_that_one_example_decides_makes_no_claim_right(double outlier)
    {
        using var kit = new NotebookKit("- { text: As measured, marks: 1, run: waves, model: rnn, check: claim, answer: \"q.loss\", of: test-mean-squared-error }");
        double[] targets = [.. Enumerable.Range(0, 80).Select(i => Math.Sin(i))];
        BuiltNotebook Waves(double off) => new()
        {
            Run = "waves",
            Targets = Tensor.FromDoubles("targets", [20, 4], targets),
            Models = [new("rnn") { Tensors = [Tensor.FromDoubles("hidden", [20, 4], [.. targets.Select((t, i) => t + 0.1 + (i == 0 ? off : 0))])] }],
        };

        kit.Item("q.loss: 0.01", Waves(0)).Awarded.ShouldBe(new Marks(1));
        kit.Item("q.loss: 0.01", Waves(outlier)).Awarded.ShouldBe(Marks.Zero);
    }

    [Fact]
    public void A_missing_answer_is_named()
    {
        var item = _kit.Item("", Run(980));
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("'q.accuracy'");
    }

    [Theory]
    [InlineData("about 98")]
    [InlineData("[0.98]")]
    [InlineData("120")]
    public void What_is_not_understood_waits_for_a_marker(string typed) =>
        _kit.Item($"q.accuracy: {typed}", Run(980)).State.ShouldBe(ItemState.WaitsForMarker);

    [Fact]
    public void Nothing_can_be_claimed_of_a_model_that_is_not_there() =>
        _kit.Item("q.accuracy: 0.98", new BuiltNotebook { Models = [] }).Awarded.ShouldBe(Marks.Zero);

    [Fact]
    public void Stored_outputs_that_running_does_not_give_are_said_to_the_student_and_flagged()
    {
        var run = Run(980) with { Cells = [BuiltNotebook.Cell(1, stored: "step 2000: test accuracy: 0.9950", text: "step 2000: test accuracy: 0.9312")] };
        var grade = _kit.Grade("q.accuracy: 0.98", [], run);
        grade.Items[0].Feedback.ShouldContain(f => f.Contains("cell 1 shows an accuracy of 99.5 %"));
        grade.Flags.ShouldContain(f => f.Contains("may not come from this notebook"));
    }

    [Theory]
    [InlineData("test accuracy: 0.9950", "test accuracy: 0.9850")]
    [InlineData("test accuracy: 0.9950", "Test Accuracy = 99.31%")]
    [InlineData("loss: 3", "loss: 5")]
    public void Stored_outputs_within_noise_are_nobodys_business(string stored, string now) =>
        _kit.Grade("q.accuracy: 0.98", [], Run(980) with { Cells = [BuiltNotebook.Cell(1, stored: stored, text: now)] }).Flags.ShouldBeEmpty();

    [Theory]
    [InlineData("98.2", 0.982, 0.0005)]
    [InlineData("0.982", 0.982, 0.0005)]
    [InlineData("98 %", 0.98, 0.005)]
    [InlineData(" 98%  ", 0.98, 0.005)]
    [InlineData("9.8e-1", 0.98, 0.005)]
    [InlineData("1", 1, 0.05)]
    [InlineData("9e1", 0.9, 0.05)]
    [InlineData("0e99", 0, 0.05)]
    public void Reads_what_was_typed_with_its_rounding(string typed, double value, double rounding)
    {
        var (number, _) = ReportedNumber.Read(typed, MetricKind.Accuracy, DecimalMark.Either);
        number.ShouldNotBeNull().Value.ShouldBe(value, 1e-12);
        number.Rounding.ShouldBe(rounding, 1e-12);
    }

    private static BuiltNotebook Run(int perMille) => new() { Models = [new("relu") { Hidden = BuiltModel.PerMille(perMille) }] };
}
