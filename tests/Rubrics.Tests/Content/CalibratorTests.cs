using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Calibrations;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Content;

/// <summary>The reference trained again and again in real boxes.</summary>
[Collection(ContentCollection.Name)]
public sealed class CalibratorTests(ContentMachine machine)
{
    [Fact]
    public async Task Measures_how_much_trainings_differ_and_repeats_none()
    {
        var assignment = ContentMachine.Load("digits-mlp");
        var target = CalibrationTargets.Of(assignment).ShouldHaveSingleItem();
        var real = machine.NewBatch(assignment).Machine;
        var counted = new FakeSandbox(spec => real.Sandbox.RunAsync(spec, CancellationToken.None).GetAwaiter().GetResult());
        var calibrator = new Calibrator(assignment, real with { Sandbox = counted }, TimeProvider.System);
        var seeds = new List<long>();

        var first = await calibrator.MeasureAsync(target, 2, 1, seeds.Add, CancellationToken.None);
        var second = await calibrator.MeasureAsync(target, 3, 1, seeds.Add, CancellationToken.None);

        first.Problems.ShouldBeEmpty();
        first.Models["training"].Runs.ShouldBe(2);
        second.Models["training"].Spreads[MetricKind.Accuracy].Mean.ShouldBeGreaterThan(0.9);
        counted.Asked.Count.ShouldBe(3);
        seeds.ShouldBe([1001, 1002, 1001, 1002, 1003]);
        second.Models["training"].Subject.ShouldBe(first.Models["training"].Subject);
    }
}
