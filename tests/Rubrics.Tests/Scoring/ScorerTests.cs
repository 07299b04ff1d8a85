using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Scoring;

/// <summary>The pure way from evidence to grade, on evidence made by hand.</summary>
public sealed class ScorerTests : IDisposable
{
    private const ulong Secret = 42;
    private readonly TestPackage _package = new();
    private readonly EvidenceStore _store;
    private readonly byte[] _hidden = [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 10))];

    public ScorerTests() => _store = new EvidenceStore(Path.Combine(_package.Root, "store"));

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Gives_full_marks_where_everything_agrees()
    {
        var grade = Score("2026-11-15T12:00Z", "number: 0.0607", RightSoftmax(), Training(correct: 15));
        grade.Status.ShouldBe(GradeStatus.Final);
        grade.Total.ShouldBe(new Marks(7m)); // 6 and the bonus
        grade.Provenance.Runs.Count.ShouldBe(2);
    }

    [Fact]
    public void Takes_half_of_a_late_submission_and_says_so()
    {
        var grade = Score("2026-11-16T12:00Z", "number: 0.0607", RightSoftmax(), Training(correct: 13));
        grade.Raw.ShouldBe(new Marks(6m));
        grade.Total.ShouldBe(new Marks(3m));
        grade.LateDeduction.ShouldBe(new Marks(3m));
        grade.LateWords.ShouldContain("Europe/Ljubljana");
    }

    [Fact]
    public void A_crashed_run_costs_its_item_and_no_other()
    {
        var crashed = TestEvidence.Result(_store, "functions", TestEvidence.Facts(null, end: BoxEnd.OutOfMemory, exit: null));
        var grade = Score("2026-11-15T12:00Z", "number: 0.0607", crashed, Training(correct: 13));
        grade.Items[0].Awarded.ShouldBe(Marks.Zero);
        grade.Items[0].Found.ShouldContain("more memory than allowed");
        grade.Total.ShouldBe(new Marks(4m));
    }

    [Theory]
    [InlineData("number: [0.0607]")]
    [InlineData("number:\t0.0607\n\t- x: {")]
    public void Answers_that_cannot_be_read_wait_for_a_marker(string answers)
    {
        var grade = Score("2026-11-15T12:00Z", answers, RightSoftmax(), Training(correct: 15));
        grade.Items[2].State.ShouldBe(ItemState.WaitsForMarker);
        grade.Status.ShouldBe(GradeStatus.Provisional);
    }

    [Fact]
    public void An_answers_file_of_comments_answers_nothing()
    {
        var grade = Score("2026-11-15T12:00Z", "# number: 1\n\n", RightSoftmax(), Training(correct: 15));
        grade.Items[2].State.ShouldBe(ItemState.Graded);
        grade.Items[2].Awarded.ShouldBe(Marks.Zero);
    }

    [Fact]
    public void An_exit_code_of_success_without_results_earns_nothing()
    {
        var grade = Score("2026-11-15T12:00Z", "", TestEvidence.Result(_store, "functions", TestEvidence.Facts(null)), Training(correct: 0));
        grade.Total.ShouldBe(Marks.Zero);
    }

    [Fact]
    public void Predictions_with_the_true_class_numbers_score_at_chance()
    {
        // what hard-coded labels look like: the box uses other numbers for the classes
        var order = Hiding.From(Secret, 20, 10).Order;
        var memorised = order.Select(i => (long)_hidden[i]).ToArray();
        var run = TestEvidence.Result(_store, "training", TestEvidence.Facts("{}", [Tensor.FromLongs("predictions", [20], memorised)]), secret: Secret, hidden: _hidden, test: 15, classes: 10);
        Measurement.Of(run).TestAccuracy.ShouldBeLessThan(0.4);
    }

    [Fact]
    public void Predictions_of_the_wrong_shape_earn_nothing_and_say_why()
    {
        var run = TestEvidence.Result(_store, "training", TestEvidence.Facts("{}", [Tensor.FromLongs("predictions", [2], [1, 2])]), secret: Secret, hidden: _hidden, test: 15, classes: 10);
        var grade = Score("2026-11-15T12:00Z", "", RightSoftmax(), run);
        grade.Items[1].Awarded.ShouldBe(Marks.Zero);
        grade.Items[1].Found.ShouldContain("(2,)");
    }

    [Fact]
    public void An_answer_that_cannot_be_read_waits_for_a_marker()
    {
        var grade = Score("2026-11-15T12:00Z", "number: about six", RightSoftmax(), Training(correct: 13));
        grade.Status.ShouldBe(GradeStatus.Provisional);
        grade.Items[2].State.ShouldBe(ItemState.WaitsForMarker);
        grade.Items[2].Found.ShouldContain("Not understood");
    }

    [Fact]
    public void A_claim_that_chance_does_not_explain_is_flagged_and_costs_nothing()
    {
        var grade = Score("2026-11-15T12:00Z", "number: 0.0607\naccuracy: 99 %", RightSoftmax(), Training(correct: 13));
        grade.Flags.ShouldContain(f => f.Contains("99 %"));
        grade.Items[1].Awarded.ShouldBe(new Marks(3m));
    }

    [Fact]
    public void A_result_near_the_threshold_asks_for_more_seeds()
    {
        var context = Context("", RightSoftmax(), Training(correct: 9));
        RunPlanner.Next(context).Select(r => r.Seed).ShouldBe([2L, 3L]);
    }

    [Fact]
    public void The_same_evidence_gives_the_same_grade()
    {
        var (softmax, training) = (RightSoftmax(), Training(correct: 13));
        var first = Score("2026-11-15T12:00Z", "number: 1", softmax, training);
        var second = Score("2026-11-15T12:00Z", "number: 1", softmax, training);
        GradeDifference.Between(first, second).ShouldBeEmpty();
        second.Total.ShouldBe(first.Total);
    }

    [Fact]
    public void A_difference_says_what_changed_and_why()
    {
        var before = Score("2026-11-15T12:00Z", "number: 1", RightSoftmax(), Training(correct: 13));
        var after = Score("2026-11-15T12:00Z", "number: 0.0607", RightSoftmax(), Training(correct: 13));
        var changes = GradeDifference.Between(before, after);
        changes.Select(c => (c.Item, c.Old, c.New)).ShouldBe([("number", "0 of 1", "1 of 1"), ("total", "5 of 6", "6 of 6")]);
        changes[0].Why.ShouldContain("agrees with the computed key");
    }

    private Grade Score(string received, string answers, params RunResult[] runs) =>
        Scorer.Score(new SubmissionStamp("s", ["63210001"], "s.zip", new string('0', 64), TestPackage.At(received)), Context(answers, runs), [], "test");

    private JudgingContext Context(string answers, params RunResult[] runs)
    {
        var assignment = _package.Load();
        IntakeFile[] files = [new("a.py", Array.Empty<byte>(), ""), new("answers.yaml", System.Text.Encoding.UTF8.GetBytes(answers), "")];
        var context = JudgingContexts.Start(assignment, SubmittedFiles.Assign(assignment.Submission, files), new HashSet<string>());
        return runs.Aggregate(context, JudgingContexts.With);
    }

    private RunResult RightSoftmax()
    {
        var input = ((Rubrics.Assignments.ItemCheck.Outputs)_package.Load().Items[0].Check).Criteria[0].Cases[0].Prepared.Tensors["Z"].ToMatrix();
        var output = new double[input.Rows * input.Columns];
        for (var c = 0; c < input.Columns; c++)
        {
            var sum = Enumerable.Range(0, input.Rows).Sum(r => Math.Exp(input[r, c]));
            for (var r = 0; r < input.Rows; r++)
            {
                output[r * input.Columns + c] = Math.Exp(input[r, c]) / sum;
            }
        }

        return TestEvidence.Result(_store, "functions", TestEvidence.Facts(
            """{"cases":{"softmax/0.0":{"status":"ok"}}}""", [Tensor.FromDoubles("softmax/0.0|A", [input.Rows, input.Columns], output)]));
    }

    private RunResult Training(int correct)
    {
        var hiding = Hiding.From(Secret, 20, 10);
        var predictions = hiding.Order.Select(i => i < 15 && i >= correct ? (long)((hiding.Names[_hidden[i]] + 1) % 10) : hiding.Names[_hidden[i]]).ToArray();
        return TestEvidence.Result(_store, "training", TestEvidence.Facts("{}", [Tensor.FromLongs("predictions", [20], predictions)]), secret: Secret, hidden: _hidden, test: 15, classes: 10);
    }
}
