using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class MetricTests
{
    private const string Rule = "rule: { seeds: [1, 3, 5], seed_deviation: 0.01 }";
    private const string Accuracy = $"- {{ text: Reaches it, marks: 1, check: metric, metric: accuracy, threshold: 0.9, {Rule} }}";

    [Theory]
    [InlineData(950, 1)]
    [InlineData(850, 0)]
    public void One_run_decides_where_it_is_clear(int perMille, int marks)
    {
        using var kit = new NotebookKit(Accuracy);
        var run = Run(101, perMille);
        RunPlanner.Next(kit.Context("", run)).ShouldNotContain(r => r.Settings.Name == "net");
        kit.Item("", run).Awarded.ShouldBe(new Marks(marks));
    }

    [Fact]
    public void Near_the_threshold_one_more_run_is_made_then_as_many_as_the_rule_says()
    {
        using var kit = new NotebookKit(Accuracy);
        Planned(kit, Run(101, 901)).ShouldBe([202L]);
        Planned(kit, Run(101, 901), Run(202, 903)).ShouldBe([303L]);
        Planned(kit, Run(101, 901), Run(202, 903), Run(303, 902)).ShouldBe([404L, 505L]);
        var item = kit.Item("", Run(101, 901), Run(202, 903), Run(303, 902), Run(404, 899), Run(505, 901));
        item.Awarded.ShouldBe(new Marks(1));
        item.Criteria[0].Reason.ShouldContain("90.12 %");
    }

    [Fact]
    public void The_best_run_never_decides()
    {
        using var kit = new NotebookKit(Accuracy);
        kit.Item("", Run(101, 910), Run(202, 880), Run(303, 890), Run(404, 880), Run(505, 880)).Awarded.ShouldBe(Marks.Zero);
    }

    [Fact]
    public void Equal_predictions_with_different_seeds_count_as_one_run_and_the_report_says_so()
    {
        using var kit = new NotebookKit(Accuracy);
        Planned(kit, Run(101, 901), Run(202, 901)).ShouldBeEmpty();
        var item = kit.Item("", Run(101, 901), Run(202, 901));
        item.Awarded.ShouldBe(new Marks(1));
        item.Criteria[0].Reason.ShouldContain("sets its own seed");
    }

    [Fact]
    public void A_run_that_fails_counts_as_not_reaching_it()
    {
        using var kit = new NotebookKit(Accuracy);
        var broken = new BuiltNotebook { Seed = 202, Models = [new("relu") { Status = "missing" }] };
        var item = kit.Item("", Run(101, 905), broken, Run(303, 905));
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("One run left nothing to measure");
    }

    [Fact]
    public void A_model_that_is_missing_says_why()
    {
        using var kit = new NotebookKit(Accuracy);
        var item = kit.Item("", new BuiltNotebook { Models = [new("relu") { Status = "missing", Json = """ "message":"There is no variable five_relu." """ }] });
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("no variable five_relu");
    }

    [Fact]
    public void Cross_entropy_is_computed_from_scores_and_must_not_be_above_its_threshold()
    {
        // right: −ln of e⁶ / (e⁶ + 9) = 0.0221; wrong: 6.0221
        using var kit = new NotebookKit("- { text: Low, marks: 1, check: metric, metric: cross-entropy, threshold: 0.1 }");
        kit.Item("", Run(101, 1000)).Awarded.ShouldBe(new Marks(1));
        var item = kit.Item("", Run(101, 900));
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("0.6221");
    }

    [Fact]
    public void Forecasts_are_judged_by_their_mean_squared_error()
    {
        using var kit = new NotebookKit("- { text: Low, marks: 1, run: waves, model: rnn, check: metric, metric: mean-squared-error, threshold: 0.01, rule: { seeds: [1, 3] } }");
        kit.Item("", Waves(0.05)).Awarded.ShouldBe(new Marks(1));
        kit.Item("", Waves(0.5)).Awarded.ShouldBe(Marks.Zero);
    }

    [Fact]
    public void Softmax_applied_twice_is_advice_for_the_student_and_a_flag()
    {
        using var kit = new NotebookKit(Accuracy);
        var run = new BuiltNotebook { Models = [new("relu") { Json = """ "recorded":{"optimizer":"Adam","softmax_twice":true} """ }] };
        var grade = kit.Grade("", [], run);
        grade.Items[0].Feedback.ShouldContain(f => f.Contains("softmax"));
        grade.Flags.ShouldContain(f => f.Contains("five_relu applies softmax twice"));
    }

    private static long[] Planned(NotebookKit kit, params BuiltNotebook[] runs) => [.. RunPlanner.Next(kit.Context("", runs)).Where(r => r.Settings.Name == "net").Select(r => r.Seed)];

    private static BuiltNotebook Run(long seed, int perMille) => new() { Seed = seed, Models = [new("relu") { Hidden = BuiltModel.PerMille(perMille) }] };

    private static BuiltNotebook Waves(double off)
    {
        double[] targets = [.. Enumerable.Range(0, 80).Select(i => Math.Sin(i))];
        return new BuiltNotebook
        {
            Run = "waves",
            Targets = Tensor.FromDoubles("targets", [20, 4], targets),
            Models = [new("rnn") { Tensors = [Tensor.FromDoubles("hidden", [20, 4], [.. targets.Select((t, i) => t + (i % 2 == 0 ? off : -off))])] }],
        };
    }
}
