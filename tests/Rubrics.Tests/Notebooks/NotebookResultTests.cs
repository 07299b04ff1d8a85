using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Notebooks.Results;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class NotebookResultTests : IDisposable
{
    private const string Json = """
        {"status":"timeout","message":"The time was up.","file":"a.ipynb","seconds":12.3,"startup_seconds":0.9,
         "environment":{"python":"3.11.2","torch":"1.13.1","device":"cuda:0 NVIDIA H100","driver":"550"},
         "notes":["One sentence."],
         "cells":[{"index":3,"status":"follow-up","seconds":0.1,"first_line":"import torch","error":{"type":"NameError","message":"name 'x' is not defined","line":2},
           "text":"printed","stored_text":"claimed","figures":["figure-003-1.png"],"notes":["n"]}],
         "figures_in_all":4,
         "models":{"relu":{"status":"found","how":"predict","message":"","class":"Five","training":true,"parameters":185300,"shapes":{"W1":[784,200]},
           "outputs":"logits","input_shape":[784],"scale":[-1.0,1.0],
           "layers":[{"kind":"conv","inputs":1,"outputs":4,"bias":true,"kernel":[5,5],"stride":[1,1],"padding":[2,2],"activation":"relu","output_shape":[4,28,28],"weight":"W1","bias_name":"b1","transposed":true},
                     {"kind":"magic","activation":"sparkles"}],
           "recorded":{"optimizer":"Adam","steps":3,"batch":100,"losses":["cross_entropy"],"settings":{"weight_decay":0,"betas":[0.9,0.999],"amsgrad":"no"}},
           "initial":{"zero_weights":false,"bias":0.1,"weight_std":null},
           "behaviour":{"gradients":{"zero":["W1"],"none":[]},"mode":{"differs_between_calls":true,"depends_on_batch":false,"max_difference":0.5},"overfit":{"first":2.3,"last":0.01,"steps":200},
             "no_state_leak":{"status":"failed","message":"TypeError"},"no-state-leak":{"status":"failed","message":"said twice"}}}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_what_the_protocol_says()
    {
        var result = Read(Json, Tensor.FromDoubles("relu|lr", [3], [0.1, 0.2, 0.3]), Tensor.FromDoubles("relu|reported/test_accuracy", [2], [0.5, 0.6]));
        result.Status.ShouldBe(NotebookStatus.Timeout);
        result.Environment.Device.ShouldBe("cuda:0 NVIDIA H100");
        var cell = result.Cells.ShouldHaveSingleItem();
        (cell.Index, cell.Status, cell.Error).ShouldBe((3, CellStatus.FollowUp, new CellError("NameError", "name 'x' is not defined", 2)));
        cell.Figures.ShouldBeEmpty("the picture was not kept");
        var model = result.Model("relu");
        (model.Status, model.How, model.Parameters, model.Scale).ShouldBe((ModelStatus.Found, ModelSource.Predict, 185300L, (-1.0, 1.0)));
        model.Shapes["W1"].ShouldBe([784, 200]);
        (model.Layers[0].Kind, model.Layers[0].Transposed, model.Layers[1].Kind, model.Layers[1].Activation).ShouldBe((LayerKind.Conv, true, LayerKind.Other, "other"));
        var recorded = model.Recorded.ShouldNotBeNull();
        recorded.LearningRates.ShouldBe([0.1, 0.2, 0.3]);
        recorded.Setting("weight_decay").ShouldBe(0);
        recorded.Settings["betas"].ShouldBe([0.9, 0.999]);
        recorded.Setting("amsgrad").ShouldBeNull();
        model.Initial.ShouldBe(new InitialParameters(false, 0.1, null));
        model.Behaviour.Mode.ShouldBe(new ModeUse(true, false, 0.5));
        model.Behaviour.Failures.ShouldBe(new Dictionary<string, string> { ["no-state-leak"] = "TypeError" });
        model.Reported["test_accuracy"].ShouldBe([0.5, 0.6]);
    }

    [Fact]
    public void A_network_that_the_results_do_not_speak_of_is_missing_for_the_reason_of_the_notebook() =>
        (Read(Json).Model("other") is { Status: ModelStatus.Missing, Message: "The time was up." }).ShouldBeTrue();

    [Fact]
    public void Without_results_it_says_how_the_run_ended()
    {
        var result = NotebookResult.Of(TestEvidence.Result(Store, "r", TestEvidence.Facts(null, end: BoxEnd.OutOfMemory, exit: null)));
        result.Status.ShouldBe(NotebookStatus.Lost);
        result.Message.ShouldContain("needed more memory");
        result.Model("relu").Message.ShouldContain("needed more memory");
    }

    /// <summary>Every value in turn becomes something else: nothing may throw.</summary>
    [Fact]
    public void Nonsense_anywhere_is_never_an_exception()
    {
        string[] nonsense = ["null", "true", "-1", "1e400", "1e30", "\"text\"", "[]", "[[[]]]", "{}", "{\"\":{}}", "[-5, 99999999999]"];
        var paths = Paths(JsonNode.Parse(Json)).ToList();
        paths.Count.ShouldBeGreaterThan(60);
        var run = TestEvidence.Result(Store, "r", TestEvidence.Facts(Json));
        foreach (var path in paths)
        {
            foreach (var value in nonsense)
            {
                Should.NotThrow(() => NotebookResult.Of(run with { Results = JsonDocument.Parse(With(path, value)).RootElement }).Model("relu"), $"{string.Join('/', path)} = {value}");
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, params object[] path) => node switch
    {
        JsonObject map => map.SelectMany(e => Paths(e.Value, [.. path, e.Key]).Prepend([.. path, e.Key])),
        JsonArray list => list.SelectMany((e, i) => Paths(e, [.. path, i]).Prepend([.. path, i])),
        _ => [],
    };

    private static string With(object[] path, string value)
    {
        var root = JsonNode.Parse(Json)!;
        var at = path[..^1].Aggregate(root, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        if (path[^1] is int index)
        {
            at[index] = "PLACE";
        }
        else
        {
            at[(string)path[^1]] = "PLACE";
        }

        return root.ToJsonString().Replace("\"PLACE\"", value);
    }

    private EvidenceStore Store => new(_folder);

    private NotebookResult Read(string json, params Tensor[] tensors) => NotebookResult.Of(TestEvidence.Result(Store, "r", TestEvidence.Facts(json, tensors)));
}
