using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class ModelComparisonTests : IDisposable
{
    private readonly NotebookKit _kit = new("- { text: Which is better, marks: 1, check: comparison, with: { run: net, model: sigmoid }, answer: q.better }");
    private readonly NotebookKit _settings = new("- { text: Only the activation differs, marks: 1, check: comparison, with: { run: net, model: sigmoid }, allowed_difference: [activation] }");

    public void Dispose()
    {
        _kit.Dispose();
        _settings.Dispose();
    }

    [Theory]
    [InlineData(980, 900, "better", 1)]
    [InlineData(980, 900, "five_relu", 1)]
    [InlineData(980, 900, "sigmoid", 0)]
    [InlineData(980, 900, "worse", 0)]
    [InlineData(980, 900, "no clear difference", 0)]
    [InlineData(900, 980, "Worse.", 1)]
    [InlineData(980, 978, "no-clear-difference", 1)]
    [InlineData(980, 978, "better", 1)]
    [InlineData(980, 978, "worse", 1)] // noise makes nobody wrong
    [InlineData(980, 968, "worse", 1)] // seeds explain it, although the images alone would not
    public void What_students_say_is_held_against_what_chance_does_not_explain(int relu, int sigmoid, string said, int marks) =>
        _kit.Item($"q.better: \"{said}\"", Run(101, relu, sigmoid)).Awarded.ShouldBe(new Marks(marks));

    [Fact]
    public void Several_seeds_are_compared_in_pairs()
    {
        var item = _kit.Item("q.better: worse", Run(101, 950, 940), Run(202, 952, 943), Run(303, 951, 940));
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("paired t-test over 3 seeds");
    }

    [Fact]
    public void Words_that_mean_nothing_wait_and_no_words_earn_nothing()
    {
        _kit.Item("q.better: purple", Run(101, 980, 900)).State.ShouldBe(ItemState.WaitsForMarker);
        _kit.Item("", Run(101, 980, 900)).Criteria[0].Reason.ShouldContain("better, worse or no-clear-difference");
    }

    [Fact]
    public void A_missing_network_leaves_nothing_to_compare() =>
        _kit.Item("q.better: better", new BuiltNotebook()).Criteria[0].Reason.ShouldContain("nothing to compare");

    [Fact]
    public void Only_the_allowed_setting_may_differ()
    {
        _settings.Item("", Trained("sigmoid", 0.003)).Awarded.ShouldBe(new Marks(1));
        var item = _settings.Item("", Trained("sigmoid", 0.1));
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria[0].Reason.ShouldContain("learning rate (0.003 and 0.1)");
        item.Exhibits.OfType<Exhibit.Table>().ShouldContain(t => t.Rows.Any(r => r.Cells[0] == "learning rate" && r.Wrong));
    }

    [Fact]
    public void Training_that_could_not_be_seen_waits_for_a_marker() => _settings.Item("", Run(101, 980, 900)).State.ShouldBe(ItemState.WaitsForMarker);

    private static BuiltNotebook Run(long seed, int relu, int sigmoid) => new()
    {
        Seed = seed,
        Models = [new("relu") { Hidden = BuiltModel.PerMille(relu) }, new("sigmoid") { Hidden = BuiltModel.PerMille(sigmoid) }],
    };

    private static BuiltNotebook Trained(string activation, double rate) => new()
    {
        Models = [Trained("relu", "relu", 0.003), Trained("sigmoid", activation, rate)],
    };

    private static BuiltModel Trained(string id, string activation, double rate) => new(id)
    {
        Json = $$""" "layers":[{"kind":"dense","inputs":784,"outputs":10,"activation":"{{activation}}","weight":"W1"}],"recorded":{"optimizer":"Adam","steps":3,"batch":100,"losses":["cross_entropy"],"settings":{"betas":[0.9,0.999]} },"initial":{"zero_weights":false,"bias":0,"weight_std":0.1} """,
        Tensors = [Tensor.FromDoubles("lr", [3], [rate, rate, rate])],
    };
}
