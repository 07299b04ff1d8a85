using System.Text.Json;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>From the submission to the evidence, with a box that answers from a script.</summary>
public sealed class NotebookRunTests : IDisposable
{
    private readonly TestPackage _package = NotebookPackage.Make();
    private readonly BatchFolder _out;
    private readonly List<JsonElement> _requests = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, Tensor>> _inputs = [];

    public NotebookRunTests() => _out = new BatchFolder(Path.Combine(_package.Root, "out"));

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task The_request_says_everything_that_the_box_needs()
    {
        await GradeAsync(Answering(_ => null));
        var request = _requests[0];
        (request.GetProperty("kind").GetString(), request.GetProperty("file").GetString(), request.GetProperty("seed").GetInt64()).ShouldBe(("notebook", "my-forecast.ipynb", 11L));
        (request.GetProperty("budget_seconds").GetDouble(), request.GetProperty("reserve_seconds").GetDouble(), request.GetProperty("cell_seconds").GetDouble()).ShouldBe((60, 12, 30));
        request.GetProperty("parameters").GetRawText().ShouldBe("""{"ITERATIONS":20,"NAME":"two words","SIZES":[3,4]}""");
        request.GetProperty("data").GetRawText().ShouldBe("""{"name":"waves","kind":"waves","context":8,"horizon":4,"hidden":256}""");
        request.GetProperty("models").GetRawText().ShouldBe("""{"net":{"name":"forecaster","log":"history","behaviours":[]}}""");
    }

    [Fact]
    public async Task The_box_sees_the_public_series_and_hidden_contexts_and_no_targets()
    {
        var box = Answering(_ => null);
        await GradeAsync(box);
        var data = box.Asked.First().Mounts.Single(m => m.BoxPath == "/task/data").HostPath;
        Directory.EnumerateFileSystemEntries(data).Select(Path.GetFileName).ShouldBe(["waves.csv"]);
        _inputs.Keys.ShouldBe(["hidden.safetensors"]);
        _inputs["hidden.safetensors"].Keys.ShouldBe(["context"]);
    }

    [Fact]
    public async Task Forecasts_are_measured_against_targets_that_stayed_outside()
    {
        var result = await GradeAsync(Answering(_ => Tensor.FromDoubles("net|hidden", [256, 4], new double[1024])));
        var evidence = _out.Store.Find(result.Record.Evidence[0]).ShouldNotBeNull();
        var run = RunResult.Load(evidence, _out.Store.Blobs);
        run.HiddenTargets.ShouldNotBeNull().Shape.ShouldBe([256, 4]);
        // forecasting 0 misses by the mean square of the series: 0.18 + 0.045 + 0.0025
        Autograder.Rubrics.Notebooks.Results.ModelMeasurement.Of(run, "net", Autograder.Rubrics.Notebooks.Results.ImagePart.Hidden).MeanSquaredError.ShouldNotBeNull().ShouldBe(0.2275, 0.03);
    }

    [Fact]
    public async Task Without_its_notebook_nothing_is_run()
    {
        var box = Answering(_ => null);
        var result = await GradeAsync(box, "another.ipynb");
        box.Asked.ShouldBeEmpty();
        result.Grade.Status.ShouldNotBe(GradeStatus.NotGraded);
    }

    [Theory]
    [InlineData("ITERATIONS: 20", "ITERATIONS: 30")]
    [InlineData("log: history", "log: other")]
    [InlineData("horizon: 4", "horizon: 5")]
    [InlineData("wall: 30s", "wall: 31s")]
    public async Task Evidence_of_other_settings_is_not_judged_by_new_ones(string before, string after)
    {
        var result = await GradeAsync(Answering(_ => null));
        _package.Write(NotebookPackage.Yaml.Replace(before, after));
        var again = new Regrader(_package.Load(), _out.Store, "test").Regrade(result.Record);
        again.Status.ShouldBe(GradeStatus.NotGraded);
        again.Reasons.ShouldHaveSingleItem().ShouldContain("something else");
    }

    [Fact]
    public async Task The_same_settings_are_judged_again_without_a_run()
    {
        var result = await GradeAsync(Answering(_ => null));
        new Regrader(_package.Load(), _out.Store, "test").Regrade(result.Record).Status.ShouldNotBe(GradeStatus.NotGraded);
    }

    [Fact]
    public async Task Another_notebook_repeats_no_training_because_the_box_does_not_see_it()
    {
        var seen = new List<string>();
        var box = Answering(spec =>
        {
            seen.AddRange(Directory.EnumerateFiles(spec.Mounts.Single(m => m.BoxPath == "/task/sub").HostPath).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
            return null;
        });
        await GradeAsync(box);
        await File.WriteAllTextAsync(Path.Combine(_package.Root, "T_1_Ana", "other.ipynb"), "{}");
        await GradeAsync(box);
        box.Asked.Count.ShouldBe(1);
        await File.WriteAllTextAsync(Path.Combine(_package.Root, "T_1_Ana", "helper.py"), "x = 1");
        await GradeAsync(box);
        box.Asked.Count.ShouldBe(2);
        seen.ShouldBe(["my-forecast.ipynb", "helper.py", "my-forecast.ipynb"]);
    }

    private FakeSandbox Answering(Func<BoxSpec, Tensor?> tensor) => new(spec =>
    {
        var folder = spec.Mounts.Single(m => m.BoxPath == "/task/in").HostPath;
        _requests.Add(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "request.json"))).RootElement.Clone());
        foreach (var file in Directory.EnumerateFiles(folder, "*.safetensors"))
        {
            SafeTensors.TryRead(File.ReadAllBytes(file), SafeTensorsLimits.Default, out var tensors, out _).ShouldBeTrue();
            _inputs[Path.GetFileName(file)] = tensors;
        }

        return TestEvidence.Facts("""{"status":"ok","cells":[],"models":{"net":{"status":"found","outputs":"values"}}}""", tensor(spec) is { } t ? [t] : null);
    });

    private async Task<GradedSubmission> GradeAsync(ISandbox sandbox, string name = "my-forecast.ipynb")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_package.Root, "T_1_Ana")).FullName;
        File.WriteAllText(Path.Combine(folder, name), "{}");
        var datasets = new DatasetProvider([], Path.Combine(_package.Root, "cache"), sandbox);
        var machine = new GradingMachine(sandbox, ImageId.Parse(TestEvidence.Image), datasets, _out.Store, new CpuSlots(2), Path.Combine(_package.Root, "work"), null, "test");
        GradedSubmission? result = null;
        var upload = new NamedUpload("1", new Upload(folder, TestPackage.At("2026-11-01T12:00Z"), []));
        await new BatchGrader(_package.Load(), machine, _out).GradeAsync([upload], 1, null, r => { result = r; return Task.CompletedTask; }, CancellationToken.None);
        return result.ShouldNotBeNull();
    }
}
