using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class BookkeepingCalculatorsTests
{
    [Fact]
    public void Passes_are_counted_per_example_and_per_batch()
    {
        var results = Givens.Written("batch_epoch_counts", "{ examples: 5000, batch: 32, epochs: 10 }");

        results.At("last_batch").ShouldBe(8);
        results.At("full_batches").ShouldBe(156);
        results.At("backward_passes_per_epoch").ShouldBe(157);
        results.At("backward_passes").ShouldBe(1570);
        results.At("forward_passes_per_epoch").ShouldBe(5000);
        results.At("forward_passes").ShouldBe(50_000);
        var dropped = Givens.Written("batch_epoch_counts", "{ examples: 5000, batch: 32, epochs: 10, drop_last: yes }");
        dropped.At("iterations").ShouldBe(1560);
        dropped.At("last_batch").ShouldBe(32);
        Givens.Written("batch_epoch_counts", "{ examples: 64, batch: 32, epochs: 1 }").At("last_batch").ShouldBe(32);
    }

    [Fact]
    public void Schedules_have_many_shapes_and_an_origin()
    {
        Givens.Written("schedule_eval", "{ eta: 0.1, k: 0.05, t: [1, 2], origin: 1 }").All("eta").ShouldBe([0.1, 0.0951229], 1e-7);
        Givens.Written("schedule_eval", "{ kind: step, eta: 1, factor: 0.5, every: 10, t: [9, 10, 25] }").All("eta").ShouldBe([1, 0.5, 0.25], 1e-12);
        Givens.Written("schedule_eval", "{ kind: inverse_time, eta: 1, k: 1, t: [3] }").All("eta").ShouldBe([0.25], 1e-12);
        Givens.Written("schedule_eval", "{ kind: cosine, eta_max: 1, period: 10, t: [0, 5, 10] }").All("eta").ShouldBe([1, 0.5, 0], 1e-12);
        Givens.Written("schedule_eval", "{ kind: compounding, eta: 1, k: 0.1, t: [2] }").All("eta").ShouldBe([Math.Exp(-0.3)], 1e-12);
    }

    [Fact]
    public void Empty_ticks_are_an_answer()
    {
        Givens.Written("mcq_scoring", "{ options: 4, key: [], ticked: [] }").At("right").ShouldBe(1);
        var results = Givens.Written("mcq_scoring", "{ options: 4, key: [1, 3], ticked: [1, 2] }");
        results.At("right").ShouldBe(0);
        results.At("share").ShouldBe(0.5);
        Givens.WrittenErrors("mcq_scoring", "{ options: 2, key: [3], ticked: [] }").Single().ShouldContain("'key'");
    }

    [Fact]
    public void Losses_are_judged_by_the_sets_that_were_chosen()
    {
        const string sources = "sources: [web, phone], target: phone";
        var results = Givens.Written("dataset_split_check", $"{{ {sources}, kinds: [mixed, \"web+phone\", phone, phone], unused: [4] }}");

        results.All("high_variance").ShouldBe([0.0, 1, 1, -1]);
        results.All("mismatch").ShouldBe([0.0, 0, 1, -1]);
        results.All("kinds").ShouldBe([3.0, 3, 2, 2]);
        Givens.Written("dataset_split_check", $"{{ {sources}, kinds: [1, 1, 2, 2] }}").At("mismatch[3]").ShouldBe(1);
        Givens.Written("dataset_split_check", $"{{ {sources}, kinds: [web, web, phone, phone], patterns: [{{ kinds: [3, 3, 2, 2], marks: 2 }}, {{ kinds: [web, web, phone, phone], marks: 1.5 }}] }}")
            .At("marks").ShouldBe(1.5);
        Givens.WrittenErrors("dataset_split_check", $"{{ {sources}, kinds: [sea] }}").Single().ShouldContain("kinds[1]");
    }

    [Fact]
    public void Amounts_are_held_against_what_there_is()
    {
        var results = Givens.Written(
            "dataset_split_check", "{ sources: [web, phone], target: phone, available: [80000, 20000], sets: [[72000, 18000], [4000, 1000], [4000, 1000]] }");

        results.At("target_share[2]").ShouldBe(0.2);
        results.At("total").ShouldBe(100_000);
        results.At("all_used").ShouldBe(1);
        Givens.Written("dataset_split_check", "{ sources: [web, phone], target: phone, available: [8, 2], sets: [[8, 1], [0, 2]] }").At("possible").ShouldBe(0);
    }

    [Fact]
    public void Logs_are_read_for_length_order_claims_and_rates()
    {
        var results = Givens.Written("plot_from_log", """
            { columns: { iteration: [0, 1000, 6000], test: [0.1, 0.97, 0.99], learning_rate: [0.003, 0.0018589, 0.0002444] }, required: 6000, claimed: { test: 0.9903 },
              rate: { kind: towards_floor, eta_max: 0.003, eta_min: 0.0001, tau: 2000 } }
            """);

        results.At("long_enough").ShouldBe(1);
        results.At("monotone").ShouldBe(1);
        results.At("last[test]").ShouldBe(0.99);
        results.At("claim_holds[test]").ShouldBe(1);
        results.At("rate_right").ShouldBe(0);
        results.At("rate_error").ShouldBeLessThan(1e-3);
        Givens.Written("plot_from_log", "{ columns: { iteration: [0, 2, 2] } }").At("monotone").ShouldBe(0);
        Givens.WrittenErrors("plot_from_log", "{ columns: { iteration: [0, 2], loss: [1] } }").Single().ShouldContain("equal length");
    }

    [Fact]
    public void Accuracies_are_held_against_thresholds_claims_and_each_other()
    {
        var results = Givens.Written("accuracy_stats", "{ correct: 9900, total: 10000, threshold: 0.99, claimed: 0.9904 }");
        results.At("reaches").ShouldBe(1);
        results.At("certainly_reaches").ShouldBe(0);
        results.At("certainly_misses").ShouldBe(0);
        results.At("claim_holds").ShouldBe(1);

        Givens.Written("paired_comparison", "{ discordant: [61, 39] }").At("differs").ShouldBe(1);
        Givens.Written("paired_comparison", "{ discordant: [60, 40] }").At("differs").ShouldBe(0);
        var runs = Givens.Written("paired_comparison", "{ first: [0.95, 0.96, 0.97], second: [0.90, 0.915, 0.92] }");
        runs.At("mean_difference").ShouldBe(0.048333, 1e-6);
        runs.At("differs").ShouldBe(1);
        runs.At("lower").ShouldBeGreaterThan(0);
        Givens.WrittenErrors("paired_comparison", "{ first: [1], second: [1] }").Single().ShouldContain("two pairs");
    }
}
