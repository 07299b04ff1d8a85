using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Calibrations;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Calibrations;

public sealed class CalibrationFileTests : IDisposable
{
    /// <summary>Student's t for 19 degrees of freedom over the normal quantile.</summary>
    private const double Widened = 2.093024 / 1.959964;

    private readonly TestPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void What_was_measured_counts_for_more_than_what_was_typed()
    {
        var before = _package.Load();
        CalibrationFile.Write(_package.Folder, quick: false, new Dictionary<string, CalibratedModel> { ["training"] = Model(0.0031), ["cnn/five_relu"] = Model(0.002) });
        var after = _package.Load();
        after.Items[1].Check.ShouldBeOfType<ItemCheck.Metric>().SeedDeviation.ShouldBe(0.0031 * Widened, 1e-6);
        after.Calibration.DeviationOf("cnn", "five_relu", MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.002 * Widened, 1e-6);
        after.Calibration.DeviationOf("cnn", "five_relu", MetricKind.CrossEntropy).ShouldBeNull();
        after.Calibration.DeviationOf("rnn", null, MetricKind.Accuracy).ShouldBeNull();
        after.Sha256.ShouldNotBe(before.Sha256, "it bears on marks");
    }

    [Fact]
    public void Sections_and_models_that_were_not_measured_again_stay()
    {
        CalibrationFile.Write(_package.Folder, quick: false, new Dictionary<string, CalibratedModel> { ["a"] = Model(0.1), ["b"] = Model(0.2) });
        CalibrationFile.Write(_package.Folder, quick: true, new Dictionary<string, CalibratedModel> { ["a"] = Model(0.3) });
        CalibrationFile.Write(_package.Folder, quick: false, new Dictionary<string, CalibratedModel> { ["b"] = Model(0.4) });
        var full = _package.Load().Calibration;
        full.DeviationOf("a", null, MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.1 * Widened, 1e-6);
        full.DeviationOf("b", null, MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.4 * Widened, 1e-6);
        full.Models["a"].ShouldBe(Model(0.1) with { Spreads = full.Models["a"].Spreads });
    }

    [Fact]
    public void A_quick_proof_uses_what_was_measured_with_its_budgets()
    {
        CalibrationFile.Write(_package.Folder, quick: false, new Dictionary<string, CalibratedModel> { ["training"] = Model(0.1) });
        CalibrationFile.Write(_package.Folder, quick: true, new Dictionary<string, CalibratedModel> { ["training"] = Model(0.3) });
        File.WriteAllText(Path.Combine(_package.Folder, AssignmentLoader.QuickName), "items: { accuracy: { threshold: 0.3 } }");
        AssignmentLoader.LoadQuick(_package.Folder).Assignment.ShouldNotBeNull().Calibration.DeviationOf("training", null, MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.3 * Widened, 1e-6);
        _package.Load().Calibration.DeviationOf("training", null, MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.1 * Widened, 1e-6);
    }

    [Fact]
    public void Mistakes_in_it_are_named_with_their_line()
    {
        File.WriteAllText(Path.Combine(_package.Folder, Calibration.FileName), "full:\n  training:\n    runs: 1\n    accuracy: { mean: 0.9, deviation: -1 }\n    measured: today\n");
        var problems = AssignmentLoader.Load(_package.Folder).Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("calibration.yaml:3"));
        problems.ShouldContain(p => p.Contains("calibration.yaml:4") && p.Contains("never negative"));
        problems.ShouldContain(p => p.Contains("calibration.yaml:5") && p.Contains("2026-11-21"));
    }

    [Fact]
    public void The_spread_of_a_sample_knows_how_uncertain_it_is()
    {
        var spread = Spread.Of([1, 2, 3, 4, 5]);
        spread.Mean.ShouldBe(3);
        spread.Deviation.ShouldBe(Math.Sqrt(2.5), 1e-12);
        spread.Uncertainty.ShouldBe(Math.Sqrt(2.5 / 8), 1e-12);
    }

    [Theory]
    [InlineData(5, 2.776445)]
    [InlineData(20, 2.093024)]
    [InlineData(1000, 1.962341)]
    public void Few_trainings_leave_more_room_than_many(int runs, double quantile)
    {
        var calibration = new Calibration(new Dictionary<string, CalibratedModel> { ["a"] = Model(0.1) with { Runs = runs } });
        calibration.DeviationOf("a", null, MetricKind.Accuracy).ShouldNotBeNull().ShouldBe(0.1 * quantile / 1.959964, 1e-6);
    }

    private static CalibratedModel Model(double deviation) => new()
    {
        Measured = new DateOnly(2026, 11, 21),
        Version = "1.0.0",
        Image = TestEvidence.Image,
        Device = "cpu",
        Subject = "abc",
        Runs = 20,
        Spreads = new Dictionary<MetricKind, Spread> { [MetricKind.Accuracy] = new(0.98, deviation, deviation / 6) },
    };
}
