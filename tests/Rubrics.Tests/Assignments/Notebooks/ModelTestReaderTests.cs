using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Tests.Checks.Notebooks;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Assignments.Notebooks;

public sealed class ModelTestReaderTests
{
    [Theory]
    [InlineData("check: architecture", "give at least one of layers")]
    [InlineData("check: architecture\nlayers: [ { dence: 200 } ]", "a layer is written { kind: size }")]
    [InlineData("check: architecture\nlayers: [ { dense: 200, stride: 2 } ]", "belong to conv and pool")]
    [InlineData("check: architecture\nlayers: [ { dense: 200, activation: rellu } ]", "'rellu' is not an activation")]
    [InlineData("check: architecture\nlayers: [ { conv: 4, kernel: [5, 5, 5] } ]", "rows and columns")]
    [InlineData("check: architecture\nlayers: [ { pool: 2 } ]", "its window is 'kernel'")]
    [InlineData("check: architecture\nhidden_layers: 1\nby: [deeper]", "needs 'differs_from'")]
    [InlineData("check: curve", "give at least one of series")]
    [InlineData("check: curve\nseries: [accuracy]", "'accuracy' is not a series")]
    [InlineData("check: curve\nlearning_rate: { rule: cosine }", "rule is constant")]
    [InlineData("check: curve\nlearning_rate: { rule: exponential, minimum: 1, maximum: 0.5, decay: 10 }", "below maximum")]
    [InlineData("check: curve\ninitial: {}", "give bias")]
    [InlineData("check: curve\noverfitting: { gap: 3 }", "difference of accuracies")]
    [InlineData("check: behaviour\nbehaviour: sleeping", "use one of: gradients")]
    public void Mistakes_of_authors_are_named(string yaml, string says)
    {
        ModelEvidence.Read(yaml, out var problems);
        problems.ShouldContain(p => p.Message.Contains(says));
    }

    [Fact]
    public void Layers_are_read_with_what_is_left_open()
    {
        var test = ModelEvidence.Read("check: architecture\nlayers: [ { conv: 4, kernel: [5, 3], stride: 2 }, { dropout: 0.5 }, { dense: any, activation: any } ]", out var problems)?.Test.ShouldBeOfType<NotebookTest.Architecture>();
        problems.ShouldBeEmpty();
        test.ShouldNotBeNull().Layers.Select(l => (l.Size, l.Kernel, l.Padding, l.Rate, l.Activation)).ShouldBe([(4, (5, 3), null, null, null), (null, null, null, 0.5, null), (null, null, null, null, null)]);
    }

    [Fact]
    public void A_behaviour_says_what_the_box_must_try() =>
        ModelEvidence.Read("check: behaviour\nbehaviour: teacher-forcing", out _)?.Test.Behaviours.ShouldBe(["teacher-forcing"]);
}
