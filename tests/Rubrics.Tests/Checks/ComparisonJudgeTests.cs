using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks;

public sealed class ComparisonJudgeTests : IDisposable
{
    private const ulong Secret = 5;
    private static readonly byte[] Labels = [.. Enumerable.Range(0, 200).Select(i => (byte)(i % 10))];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autograder-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_falling_loss_without_predictions_is_only_a_claim()
    {
        var arm = Read([]);
        arm.LossFalls.ShouldBeTrue();
        arm.BeatsGuessing.ShouldBeFalse();
    }

    [Fact]
    public void Predictions_that_guess_are_not_learning() => Read([Predicted(_ => 3)]).BeatsGuessing.ShouldBeFalse();

    [Fact]
    public void True_labels_without_their_new_names_are_not_learning() =>
        Read([Tensor.FromLongs("a|hidden_predictions", [Labels.Length], [.. Labels.Select(l => (long)l)])]).BeatsGuessing.ShouldBeFalse();

    [Fact]
    public void Predictions_that_are_right_are_learning()
    {
        var hiding = Hiding.From(Secret, Labels.Length, 10);
        Read([Predicted(shown => hiding.Names[Labels[hiding.Order[shown]]])]).BeatsGuessing.ShouldBeTrue();
    }

    private static Tensor Predicted(Func<int, long> of) =>
        Tensor.FromLongs("a|hidden_predictions", [Labels.Length], [.. Enumerable.Range(0, Labels.Length).Select(of)]);

    private ArmResult Read(IEnumerable<Tensor> more)
    {
        var facts = TestEvidence.Facts("""{"arms":{"a":{"status":"ok"}}}""", [Tensor.FromDoubles("a|loss", [2], [2.0, 1.0]), .. more]);
        var run = TestEvidence.Result(new EvidenceStore(_folder.FullName), "optimisers", facts, secret: Secret, hidden: Labels, test: 100, classes: 10);
        return ArmResult.Read(run, new ComparisonArm("a", new Given.Map(new Dictionary<string, Given>())));
    }
}
