using Autograder.Reference.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class CalculatorRegistryTests
{
    [Fact]
    public void Unknown_calculator_is_answered_with_the_known_ones()
    {
        Givens.Errors("tea").Single().ShouldBe($"there is no calculator 'tea'; there are {string.Join(", ", CalculatorRegistry.Names)}");
        CalculatorRegistry.Names.ShouldContain("param_count");
    }

    [Fact]
    public void Every_calculator_without_defaults_for_everything_answers_no_givens_with_errors()
    {
        CalculatorRegistry.Names.Except(["label_pair_distribution"]).ShouldAllBe(name => Givens.Errors(name).Count > 0);
    }

    [Fact]
    public void Counts_parameters_layer_by_layer()
    {
        var results = Givens.Computed("param_count", ("sizes", new[] { 3072, 128, 64, 10 }));

        results.At("layer[1]").ShouldBe(393_344);
        results.At("weights").ShouldBe(402_048);
        results.At("biases").ShouldBe(202);
        results.At("total").ShouldBe(402_250);
        Givens.Computed("param_count", ("sizes", new[] { 784, 10 }), ("bias", "no")).At("total").ShouldBe(7840);
        Givens.Errors("param_count", ("sizes", new[] { 3, 0 })).Single().ShouldBe("given 'sizes[2]': a whole number from 1 on is needed, not 0");
    }

    [Fact]
    public void Evaluates_schedules_at_several_times()
    {
        var decay = Givens.Computed("schedule_eval", ("kind", "exponential"), ("eta", 0.1), ("k", 0.05), ("t", new[] { 0, 1, 10 }));
        decay.At("eta[2]").ShouldBe(0.095123, 5e-7);

        var floor = Givens.Computed(
            "schedule_eval", ("kind", "towards_floor"), ("eta_min", 0.0001), ("eta_max", 0.003), ("tau", 2000), ("t", new[] { 1000 }));
        floor.At("eta[1]").ShouldBe(0.0018589, 5e-8);

        Givens.Errors("schedule_eval", ("kind", "towards_floor"), ("eta_min", 0), ("eta_max", 1), ("tau", 0), ("t", new[] { 1 }))
            .Single().ShouldBe("given 'tau': a number above 0 is needed");
    }

    [Fact]
    public void Gives_an_accuracy_its_interval()
    {
        var results = Givens.Computed("accuracy_stats", ("correct", 4200), ("total", 10_000));

        results.At("accuracy").ShouldBe(0.42);
        results.At("lower").ShouldBe(0.4104, 5e-5);
        results.At("upper").ShouldBe(0.4297, 5e-5);
        Givens.Errors("accuracy_stats", ("correct", 11), ("total", 10)).Single().ShouldContain("'correct'");
    }

    [Fact]
    public void Counts_batches_and_epochs()
    {
        var epochs = Givens.Computed("batch_epoch_counts", ("examples", 1050), ("batch", 100), ("epochs", 2));
        epochs.At("iterations_per_epoch").ShouldBe(11);
        epochs.At("last_batch").ShouldBe(50);
        epochs.At("iterations").ShouldBe(22);
        epochs.At("forward_passes").ShouldBe(2100);

        var iterations = Givens.Computed("batch_epoch_counts", ("examples", 60_000), ("batch", 100), ("iterations", 10_000));
        iterations.At("epochs").ShouldBe(16.67, 0.005);
        iterations.At("forward_passes").ShouldBe(1_000_000);

        Givens.Errors("batch_epoch_counts", ("examples", 10), ("batch", 2)).Single().ShouldContain("either epochs or iterations");
    }
}
