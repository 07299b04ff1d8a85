using Autograder.Reference;
using Autograder.Reference.Networks;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks.Notebooks;

public sealed class ArchitectureJudgeTests
{
    private const string FiveLayers = """
        "parameters":185300,"outputs":"logits","layers":[
          {"kind":"dense","inputs":784,"outputs":200,"bias":true,"activation":"relu","weight":"W1"},
          {"kind":"dense","inputs":200,"outputs":100,"bias":true,"activation":"relu","weight":"W2"},
          {"kind":"dense","inputs":100,"outputs":60,"bias":true,"activation":"relu","weight":"W3"},
          {"kind":"dropout","rate":0.2},
          {"kind":"dense","inputs":60,"outputs":30,"bias":true,"activation":"relu","weight":"W4"},
          {"kind":"dense","inputs":30,"outputs":10,"bias":true,"activation":"none","weight":"W5"}]
        """;

    private const string AskedFive = "check: architecture\nlayers: [ { dense: 200, activation: relu }, { dense: 100, activation: relu }, { dense: 60, activation: relu }, { dense: 30, activation: relu }, { dense: 10 } ]\n";

    private const string Cnn = """
        "parameters":20440,"outputs":"probabilities","layers":[
          {"kind":"conv","inputs":1,"outputs":4,"bias":true,"kernel":[5,5],"stride":[1,1],"padding":[2,2],"activation":"relu","weight":"W1"},
          {"kind":"conv","inputs":4,"outputs":8,"bias":true,"kernel":[5,5],"stride":[2,2],"padding":[2,2],"activation":"relu","weight":"W2"},
          {"kind":"conv","inputs":8,"outputs":12,"bias":true,"kernel":[4,4],"stride":[2,2],"padding":[1,1],"activation":"relu","weight":"W3"},
          {"kind":"flatten","inputs":588,"outputs":588},
          {"kind":"dense","inputs":588,"outputs":30,"bias":true,"activation":"relu","weight":"W4"},
          {"kind":"dense","inputs":30,"outputs":10,"bias":true,"activation":"softmax","weight":"W5"}]
        """;

    private const string AskedCnn = """
        check: architecture
        layers:
          - { conv: 4, kernel: 5, stride: 1, padding: 2, activation: relu }
          - { conv: 8, kernel: 5, stride: 2, padding: 2, activation: relu }
          - { conv: 12, kernel: 4, stride: 2, padding: 1, activation: relu }
          - { dense: any, activation: relu }
          - { dense: 10, activation: softmax }
        """;

    [Fact]
    public void Layers_parameters_and_hidden_layers_as_asked_are_met_and_said()
    {
        var found = new ModelEvidence().With(FiveLayers).Judge(AskedFive + "parameters: 185300\nhidden_layers: 4");
        found.Share.ShouldBe(1);
        found.Reason.ShouldContain("157,000 + 20,100 + 6,060 + 1,830 + 310 = 185,300");
        var table = found.Exhibits.ShouldHaveSingleItem().ShouldBeOfType<Exhibit.Table>();
        table.Rows[0].Cells.ShouldBe(["1", "dense 200, relu", "dense 200, relu", "784 · 200 + 200 = 157,000"]);
        table.Rows.ShouldAllBe(r => !r.Wrong);
    }

    [Fact]
    public void The_table_of_a_convolutional_network_is_met()
    {
        var found = new ModelEvidence().With(Cnn).Judge(AskedCnn + "\nparameters: 20440");
        found.Share.ShouldBe(1);
        found.Reason.ShouldContain("104 + 808 + 1,548 + 17,670 + 310 = 20,440");
    }

    [Theory]
    [InlineData("\"stride\":[2,2],\"padding\":[2,2]", "\"stride\":[1,1],\"padding\":[2,2]", "stride 1 instead of 2")]
    [InlineData("\"outputs\":12", "\"outputs\":16", "16 filters instead of 12")]
    [InlineData("\"activation\":\"relu\",\"weight\":\"W4\"", "\"activation\":\"none\",\"weight\":\"W4\"", "no activation instead of relu")]
    public void A_layer_that_differs_is_named_with_what_differs(string from, string to, string says)
    {
        var found = new ModelEvidence().With(Cnn.Replace(from, to)).Judge(AskedCnn);
        found.Share.ShouldBe(0);
        found.Reason.ShouldContain(says);
        found.Exhibits.OfType<Exhibit.Table>().Single().Rows.Count(r => r.Wrong).ShouldBe(1);
    }

    [Fact]
    public void A_missing_layer_does_not_make_all_others_wrong()
    {
        var without = FiveLayers.Replace("{\"kind\":\"dense\",\"inputs\":60,\"outputs\":30,\"bias\":true,\"activation\":\"relu\",\"weight\":\"W4\"},", "").Replace("\"inputs\":30", "\"inputs\":60");
        var found = new ModelEvidence().With(without).Judge(AskedFive);
        found.Reason.ShouldContain("“dense 30, relu” is missing");
        found.Exhibits.OfType<Exhibit.Table>().Single().Rows.Count(r => r.Wrong).ShouldBe(1);
    }

    [Fact]
    public void Softmax_in_the_model_and_in_the_loss_is_noticed() =>
        new ModelEvidence().With(Cnn + ",\"recorded\":{\"optimizer\":\"SGD\",\"steps\":10,\"losses\":[\"cross_entropy\"],\"softmax_twice\":true}").Judge(AskedCnn)
            .ShouldSatisfyAllConditions(f => f.Share.ShouldBe(0), f => f.Reason.ShouldContain("twice"), f => f.Feedback.ShouldContain(a => a.Contains("logits")));

    [Fact]
    public void Parameters_of_a_layer_that_is_never_used_are_pointed_out()
    {
        var found = new ModelEvidence().With(FiveLayers.Replace("185300", "185610")).Judge("check: architecture\nparameters: 185300");
        found.Share.ShouldBe(0);
        found.Feedback.ShouldHaveSingleItem().ShouldContain("310 parameters belong to no layer");
    }

    [Fact]
    public void A_model_that_is_missing_says_why() =>
        new ModelEvidence().With("\"status\":\"missing\",\"message\":\"There is no variable net.\"").Judge("check: architecture\nhidden_layers: 1").Reason.ShouldBe("There is no variable net.");

    [Fact]
    public void A_deeper_regularised_model_differs_and_a_copy_does_not()
    {
        const string yaml = "check: architecture\ndiffers_from: { run: run, model: first }";
        const string first = """
            "parameters":100,"layers":[{"kind":"dense","inputs":784,"outputs":64,"activation":"relu"},{"kind":"dense","inputs":64,"outputs":64,"activation":"relu"},{"kind":"dense","inputs":64,"outputs":10}]
            """;
        var richer = first.Replace("{\"kind\":\"dense\",\"inputs\":64,\"outputs\":10}",
            "{\"kind\":\"dropout\",\"rate\":0.3},{\"kind\":\"dense\",\"inputs\":64,\"outputs\":32,\"activation\":\"tanh\"},{\"kind\":\"dense\",\"inputs\":32,\"outputs\":10}")
            + ",\"recorded\":{\"optimizer\":\"Adam\",\"steps\":5,\"settings\":{\"weight_decay\":0.001}}";

        var found = new ModelEvidence().With(first, "first").With(richer).Judge(yaml);
        found.Share.ShouldBe(1);
        foreach (var word in new[] { "4 layers with weights instead of 3", "dropout with rate 0.3", "weight decay 0.001", "relu and tanh" })
        {
            found.Reason.ShouldContain(word);
        }

        new ModelEvidence().With(first, "first").With(first).Judge(yaml).Share.ShouldBe(0);
        new ModelEvidence().With(first, "first").With(first.Replace("\"outputs\":64,\"activation\":\"relu\"},{\"kind\":\"dense\",\"inputs\":64,\"outputs\":64", "\"outputs\":32,\"activation\":\"relu\"},{\"kind\":\"dense\",\"inputs\":32,\"outputs\":64"))
            .Judge(yaml).Reason.ShouldContain("not what was asked for");
        new ModelEvidence().With(first, "first").With(richer).Judge(yaml + "\nby: [batch-norm]").Share.ShouldBe(0);
    }

    [Fact]
    public void A_network_is_computed_again_outside()
    {
        var evidence = Trained(out _).Judge("check: architecture\nreproduces: true");
        evidence.Share.ShouldBe(1);
        evidence.Reason.ShouldContain("are those of your model");
    }

    [Fact]
    public void Outputs_of_another_network_go_to_a_marker()
    {
        var evidence = Trained(out var outputs, tell: false).WithSingles("hidden", [4, 3], outputs.Select((v, i) => i == 0 ? v + 0.1 : v));
        var found = evidence.Judge("check: architecture\nreproduces: true");
        (found.Share, found.Waits).ShouldBe((0, true));
    }

    [Fact]
    public void What_cannot_be_computed_again_costs_nothing()
    {
        var found = new ModelEvidence().With("\"layers\":[{\"kind\":\"lstm\",\"inputs\":1,\"outputs\":8,\"weight\":\"w\"}]").With("inputs", [1, 2], [1, 2]).With("hidden", [1, 1], [1])
            .Judge("check: architecture\nreproduces: true");
        found.Share.ShouldBe(1);
        found.Reason.ShouldContain("LSTM");
    }

    [Theory]
    [InlineData("\"inputs\":[],\"layers\":{}")]
    [InlineData("\"layers\":[{\"kind\":\"conv\",\"inputs\":-3,\"outputs\":1e30,\"kernel\":[0,99999999],\"weight\":\"w\"},{\"kind\":\"dense\",\"inputs\":2000000000,\"outputs\":2000000000,\"bias\":true}]")]
    [InlineData("\"layers\":[{\"kind\":\"pool\",\"kernel\":[4096,4096],\"stride\":[1,1],\"padding\":[4096,4096]}],\"shapes\":{\"\":[2000000000,2000000000]}")]
    public void Nonsense_from_the_box_is_never_an_exception(string json)
    {
        var evidence = new ModelEvidence().With(json).With("inputs", [1, 1, 64, 64], new double[4096]).With("hidden", [1, 10], new double[10]).With("parameter/w", [1, 1, 1, 1], [1]);
        evidence.Judge(AskedFive + "parameters: 185300\nreproduces: true\nhidden_layers: 4").Share.ShouldBe(0);
    }

    /// <summary>5 → 4 (sigmoid, stored as inputs × outputs) → 3 (stored as outputs × inputs), four examples.</summary>
    private static ModelEvidence Trained(out double[] outputs, bool tell = true)
    {
        var network = Mlp.Random(new NetworkShape([5, 4, 3], Activation.Sigmoid, Activation.Linear), new DeterministicRandom(3));
        var input = Matrix.Gaussian(5, 4, new DeterministicRandom(4));
        outputs = MlpForward.Run(network, input).Output.Transposed().Values.ToArray();
        var evidence = new ModelEvidence()
            .With("""
                "parameters":39,"outputs":"logits","layers":[
                  {"kind":"dense","inputs":5,"outputs":4,"bias":true,"activation":"sigmoid","weight":"W1","bias_name":"b1","transposed":false},
                  {"kind":"dropout","rate":0.5},
                  {"kind":"dense","inputs":4,"outputs":3,"bias":true,"activation":"none","weight":"out.weight","bias_name":"out.bias","transposed":true}]
                """)
            .WithSingles("inputs", [4, 5], input.Transposed().Values.ToArray())
            .WithSingles("parameter/W1", [5, 4], network.Weights[0].Transposed().Values.ToArray())
            .WithSingles("parameter/b1", [4], network.Biases[0].Values.ToArray())
            .WithSingles("parameter/out.weight", [3, 4], network.Weights[1].Values.ToArray())
            .WithSingles("parameter/out.bias", [3], network.Biases[1].Values.ToArray());
        return tell ? evidence.WithSingles("hidden", [4, 3], outputs) : evidence;
    }
}
