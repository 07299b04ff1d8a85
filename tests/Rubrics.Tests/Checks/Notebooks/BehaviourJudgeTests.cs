using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks.Notebooks;

public sealed class BehaviourJudgeTests
{
    private const int Steps = 24;
    private const string Relu = "\"layers\":[{\"kind\":\"dense\",\"outputs\":5,\"activation\":\"relu\",\"weight\":\"W1\"},{\"kind\":\"dense\",\"outputs\":10,\"weight\":\"W2\"}],";

    [Theory]
    [InlineData(Relu + "\"behaviour\":{\"gradients\":{\"zero\":[],\"none\":[]}}", 1, "gradient in every parameter")]
    [InlineData(Relu + "\"behaviour\":{\"gradients\":{\"zero\":[\"W1\"],\"none\":[]}}", 0, "are dead: ReLU")]
    [InlineData("\"initial\":{\"zero_weights\":true}," + Relu + "\"behaviour\":{\"gradients\":{\"zero\":[\"W1\"],\"none\":[]}}", 0, "All weights started at zero")]
    [InlineData("\"behaviour\":{\"gradients\":{\"zero\":[],\"none\":[\"fc1.weight\",\"fc1.bias\"]}}", 0, ".detach()")]
    public void Zero_gradients_are_traced_to_their_cause(string json, double share, string says) => Check(new ModelEvidence().With(json), "gradients", share, says);

    [Fact]
    public void What_could_not_be_tried_waits_with_the_reason()
    {
        var found = new ModelEvidence().With("\"behaviour\":{\"gradients\":{\"status\":\"failed\",\"message\":\"the model cannot be copied\"}}").Judge("check: behaviour\nbehaviour: gradients");
        (found.Share, found.Waits).ShouldBe((0, true));
        found.Reason.ShouldContain("the model cannot be copied");
    }

    [Theory]
    [InlineData("{\"differs_between_calls\":false,\"depends_on_batch\":false}", 1, "the same in every call")]
    [InlineData("{\"differs_between_calls\":true,\"depends_on_batch\":false,\"max_difference\":0.5}", 0, "training=self.training")]
    [InlineData("{\"differs_between_calls\":false,\"depends_on_batch\":true,\"max_difference\":0.5}", 0, "running mean and variance")]
    public void Modes_at_evaluation_are_told_apart(string mode, double share, string says) => Check(new ModelEvidence().With($"\"behaviour\":{{\"mode\":{mode}}}"), "mode", share, says);

    [Theory]
    [InlineData("2.4", "0.02", 1, "learn a batch by heart, as it should")]
    [InlineData("9.9", "2.29", 0, "cannot learn a batch")]
    [InlineData("2.4", "null", 0, "not a number")]
    public void One_batch_must_be_learnt(string first, string last, double share, string says) =>
        Check(new ModelEvidence().With($"\"behaviour\":{{\"overfit\":{{\"first\":{first},\"last\":{last},\"steps\":300}}}}"), "overfit", share, says);

    [Theory]
    [InlineData(13, 1, "the true value of step t − 1")]
    [InlineData(12, 0, "sees the value that it has to predict")]
    [InlineData(3, 0, "lie in the future")]
    [InlineData(14, 0, "more than one step late")]
    [InlineData(99, 0, "make no difference")]
    public void Teacher_forcing_shows_in_what_changes(int firstChanged, double share, string says) =>
        Check(Pair("teacher/base", "teacher/altered", firstChanged), "teacher-forcing", share, says);

    [Theory]
    [InlineData("0.0", 0, "never given targets")]
    [InlineData("1.0", 1, "the true value of step t − 1")]
    public void Teacher_forcing_that_training_never_used_is_none(string share, double marks, string says) =>
        Check(Pair("teacher/base", "teacher/altered", 13).With($"\"outputs\":\"values\",\"recorded\":{{\"steps\":9,\"targets_given\":{share}}}"), "teacher-forcing", marks, says);

    [Fact]
    public void Free_running_and_fresh_states_must_not_change()
    {
        Check(Pair("free/base", "free/altered", 99), "free-running", 1, "change nothing");
        Check(Pair("free/base", "free/altered", 4), "free-running", 0, "from step 5 on change");
        Check(Pair("state/alone", "state/after", 99), "no-state-leak", 1, "the same outputs alone");
        Check(Pair("state/alone", "state/after", 0), "no-state-leak", 0, "carried into the next");
    }

    [Fact]
    public void A_model_without_targets_says_so() =>
        Check(new ModelEvidence().With("\"behaviour\":{\"teacher_forcing\":{\"status\":\"failed\",\"message\":\"the model has no parameter for targets\"}}"), "teacher-forcing", 0, "no parameter for targets");

    [Fact]
    public void Test_images_that_took_part_in_training_are_noticed()
    {
        Check(CurveJudgeTests.Measured(right: 90, hidden: 88), "not-trained-on-test", 1, "88.0 %");
        Check(CurveJudgeTests.Measured(right: 100, hidden: 60), "not-trained-on-test", 0, "took part in training");
    }

    private static ModelEvidence Pair(string first, string second, int firstChanged)
    {
        var values = Enumerable.Range(0, 2 * Steps).Select(i => Math.Sin(i)).ToList();
        return new ModelEvidence().With("\"outputs\":\"values\"").WithSingles(first, [2, Steps], values)
            .WithSingles(second, [2, Steps], values.Select((v, i) => i % Steps >= firstChanged ? v + 0.01 : v));
    }

    private static void Check(ModelEvidence evidence, string behaviour, double share, string says)
    {
        var found = evidence.Judge($"check: behaviour\nbehaviour: {behaviour}");
        found.Share.ShouldBe(share, found.Reason);
        string.Join(" ", found.Feedback.Prepend(found.Reason)).ShouldContain(says);
    }
}
