using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks.Notebooks;

public sealed class CurveJudgeTests
{
    private const string Recorded = "\"recorded\":{\"optimizer\":\"Adam\",\"steps\":2000,\"batch\":100},\"initial\":{\"zero_weights\":false,\"bias\":0.1,\"weight_std\":0.0998}";

    [Fact]
    public void What_was_recorded_is_held_against_what_was_asked()
    {
        var found = Evidence().Judge("check: curve\nleast_iterations: 2000\nfirst_loss: true\nno_nan: true\noptimizer: Adam\nlearning_rate: { rule: constant, value: 0.003 }\ninitial: { bias: 0.1, zero_weights: false, weight_std: 0.1 }");
        found.Share.ShouldBe(1, found.Reason);
        found.Exhibits.OfType<Exhibit.Curves>().ShouldAllBe(c => c.Title.Contains("recorded by us"));
        found.Exhibits.OfType<Exhibit.Curves>().SelectMany(c => c.Series).ShouldAllBe(s => s.X.Count <= 300 && s.X.Count == s.Y.Count);
    }

    [Theory]
    [InlineData("least_iterations: 4000", "2000 steps of the optimiser were recorded, at least 4000")]
    [InlineData("optimizer: SGD", "The optimiser is Adam")]
    [InlineData("initial: { zero_weights: true }", "do not all start at zero")]
    [InlineData("initial: { bias: 0 }", "the biases start at 0.1")]
    [InlineData("learning_rate: { rule: exponential, minimum: 0.0001, maximum: 0.003, decay: 2000 }", "stays at 0.003")]
    [InlineData("figures: 1", "draws 0 figures")]
    [InlineData("series: [train_accuracy]", "Not logged: train_accuracy")]
    public void What_is_not_as_asked_is_named(string asked, string says)
    {
        var found = Evidence().Judge($"check: curve\n{asked}");
        found.Share.ShouldBe(0);
        found.Waits.ShouldBeFalse();
        found.Reason.ShouldContain(says);
        found.Feedback.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void The_step_with_the_first_nan_is_named()
    {
        var found = Evidence(t => t < 700 ? 2.3 : double.NaN).Judge("check: curve\nno_nan: true");
        found.Share.ShouldBe(0);
        found.Reason.ShouldContain("in step 701 of 2000");
        found.Feedback.ShouldHaveSingleItem().ShouldContain("F.cross_entropy");
    }

    [Theory]
    [InlineData(230.5, 1, "summed over the 100 examples")]
    [InlineData(35, 0, "smaller weights")]
    [InlineData(0.2, 0, "number of classes")]
    [InlineData(0.01, 0, "trained before")]
    public void The_first_loss_is_explained(double first, double share, string says)
    {
        var found = Evidence(_ => first).Judge("check: curve\nfirst_loss: true");
        found.Share.ShouldBe(share);
        string.Join(" ", found.Feedback.Prepend(found.Reason)).ShouldContain(says);
    }

    [Fact]
    public void Training_that_nobody_saw_is_said() =>
        new ModelEvidence().With("\"parameters\":3").Judge("check: curve\nleast_iterations: 5").Reason.ShouldContain("No training of this model was seen");

    [Fact]
    public void A_log_is_a_claim_and_stands_in_plots_of_its_own()
    {
        var found = Measured(right: 90).With("reported/iteration", [3], [100, 200, 300]).With("reported/test_accuracy", [3], [0.5, 0.8, 0.9]).Judge("check: curve\nseries: [iteration, test_accuracy]");
        found.Share.ShouldBe(1, found.Reason);
        var plot = found.Exhibits.OfType<Exhibit.Curves>().ShouldHaveSingleItem();
        plot.Title.ShouldBe("Accuracy of net, as you logged it");
        plot.XLabel.ShouldBe("iteration");
        plot.Series[0].X.ShouldBe([100, 200, 300]);
    }

    [Fact]
    public void A_log_that_ends_better_than_the_model_is_not_believed()
    {
        var found = Measured(right: 60).With("reported/test_accuracy", [3], [0.5, 0.8, 0.995]).Judge("check: curve\nseries: [test_accuracy]");
        found.Share.ShouldBe(0);
        found.Reason.ShouldContain("99.5 %");
        found.Reason.ShouldContain("60.0 %");
    }

    [Fact]
    public void Overfitting_shows_in_the_measurement_or_in_the_logged_test_loss()
    {
        const string yaml = "check: curve\noverfitting: { gap: 0.05 }";
        Measured(right: 60, train: 90).Judge(yaml).Reason.ShouldStartWith("Measured by us");
        Measured(right: 90, train: 90).Judge(yaml).Share.ShouldBe(0);
        var rising = Measured(right: 90, train: 90).With("reported/test_loss", [20], Enumerable.Range(0, 20).Select(i => 0.1 + Math.Pow(i - 8, 2) * 0.01)).Judge(yaml);
        rising.Share.ShouldBe(1);
        rising.Reason.ShouldContain("In your log the test loss is smallest");
    }

    [Fact]
    public void Figures_alone_need_no_model() => new ModelEvidence { Figures = 2 }.Judge("check: curve\nfigures: 2").Share.ShouldBe(1);

    private static ModelEvidence Evidence(Func<int, double>? loss = null) => new ModelEvidence().With(Recorded)
        .With("lr", [2000], Enumerable.Repeat(0.003, 2000))
        .With("loss", [2000], Enumerable.Range(0, 2000).Select(loss ?? (t => 2.4 * Math.Exp(-t / 500.0))));

    /// <summary>A hundred images each of which this many are recognised.</summary>
    internal static ModelEvidence Measured(int right, int train = 90, int? hidden = null)
    {
        var labels = Enumerable.Range(0, 100).Select(i => (byte)(i % 10)).ToArray();
        var order = Rubrics.Runs.Hiding.From(9, 100, 10).Order;
        return new ModelEvidence { Hidden = labels, Visible = labels, Train = labels }.With("\"outputs\":\"logits\"")
            .With("hidden", [100, 10], Scores(hidden ?? right, shown => order[shown]))
            .With("visible", [100, 10], Scores(right, i => i))
            .With("train", [100, 10], Scores(train, i => i));

        IEnumerable<double> Scores(int count, Func<int, int> original) =>
            Enumerable.Range(0, 100).SelectMany(i => Enumerable.Range(0, 10).Select(c => (labels[original(i)] + (original(i) < count ? 0 : 1)) % 10 == c ? 1.0 : 0.0));
    }
}
