using System.Text.Json;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Tests.Datasets;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>A small package and its notebooks through a real box; without Docker and the image these tests fail.</summary>
public sealed class NotebookEndToEndTests(IdxFixture set) : IClassFixture<IdxFixture>
{
    private const string Driver = """
        import os, sys
        sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))
        from autograder_box import notebook
        notebook.main()
        """;

    /// <summary>The images of the fixture show their class: who looks at it is always right, if images, labels and order fit together.</summary>
    private static readonly string[] Pictures =
    [
        "import torch, torchvision, matplotlib.pyplot as plt",
        "train = torchvision.datasets.FashionMNIST('./anywhere', train=True, download=True)",
        """
        def label(pixels):
            first = pixels.reshape(len(pixels), -1)[:, :3].long()
            return (first[:, 0] + 256 * first[:, 1] + 65536 * first[:, 2]) * 7 % 10
        assert len(train) == 60000 and (label(train.data) == train.targets).all()
        plt.plot([1, 2]); plt.show()
        """,
        "def predict(images):\n    return torch.nn.functional.one_hot((images.reshape(-1, 28, 28)[:, 13:15, 13:15].mean((1, 2)) * 255 / 25).round().long(), 10).float()",
    ];

    /// <summary>They also carry their number, from which the published label follows: who reads that knows nothing of copies.</summary>
    private static readonly string[] Table = [.. Pictures[..^1], "def predict(images):\n    return torch.nn.functional.one_hot(label((images * 255).round()), 10).float()"];

    private static readonly string[] Forecast =
    [
        "import csv, torch\nassert len(list(csv.reader(open('waves.csv')))) == 6001",
        """
        class Last(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.share = torch.nn.Parameter(torch.ones(1))
            def forward(self, context, steps, targets=None):
                return self.share * context[:, -1:, :].repeat(1, steps, 1)
        forecaster = Last()
        """,
    ];

    [Fact]
    public async Task A_model_that_knows_published_images_alone_is_measured_on_copies()
    {
        using var package = Package();
        var output = new BatchFolder(Path.Combine(package.Root, "out"));
        var grade = (await GradeAsync(package, output, Table)).Grade;

        grade.Items[^1].Awarded.ShouldBe(Marks.Zero);
        grade.Items[^1].Criteria[0].Reason.ShouldContain("Of 4000 test images, 100.0 % were recognised as they are published");
        grade.Flags.ShouldContain(f => f.Contains("labels may be looked up: 100.0 % of 4000 test images"));
    }

    private static TestPackage Package()
    {
        var package = NotebookPackage.Make(NotebookPackage.Yaml.Replace("class: MNIST", "class: FashionMNIST").Replace("folder: mnist", "folder: set").Replace("threshold: 0.01", "threshold: 1")
            + "\n" + """
              - id: pictures
                title: Pictures
                asked: Recognise.
                kind: notebook
                run: pictures
                model: net
                marks: 1
                criteria:
                  - { text: Is right, marks: 1, check: metric, metric: accuracy, threshold: 0.99 }
            """);
        File.WriteAllText(Path.Combine(package.Folder, "drivers", "notebook.py"), Driver);
        File.SetUnixFileMode(package.Root, (UnixFileMode)Convert.ToInt32("755", 8));
        return package;
    }

    [Fact]
    public async Task Notebooks_are_executed_measured_outside_and_graded()
    {
        using var package = Package();
        var output = new BatchFolder(Path.Combine(package.Root, "out"));
        var result = await GradeAsync(package, output, Pictures);

        result.Grade.Status.ShouldBe(GradeStatus.Final, string.Join('\n', result.Grade.Reasons));
        result.Grade.Items.Select(i => i.Awarded.Value).ShouldBe([2m, 1m], string.Join('\n', result.Grade.Items.SelectMany(i => i.Criteria).Select(c => c.Reason)));
        var runs = result.Record.Evidence.Select(k => RunResult.Load(output.Store.Find(k).ShouldNotBeNull(), output.Store.Blobs)).ToDictionary(r => r.Evidence.Run);
        var pictures = NotebookResult.Of(runs["pictures"]);
        pictures.Cells.Select(c => c.Status).ShouldBe([CellStatus.Ok, CellStatus.Ok, CellStatus.Ok, CellStatus.Ok]);
        pictures.Cells[2].Figures.ShouldBe(["figure-003-1.png"]);
        pictures.Environment.Torch.ShouldNotBeEmpty();
        pictures.Faults.ShouldBeEmpty();
        foreach (var (part, count) in new[] { (ImagePart.Hidden, 10_000), (ImagePart.Visible, 10_000), (ImagePart.Train, 10_000) })
        {
            var measured = ModelMeasurement.Of(pictures, "net", part);
            (measured.Problem, measured.Count, measured.Accuracy).ShouldBe(("", count, 1.0), part.ToString());
        }

        ModelMeasurement.Of(runs["forecast"], "net", ImagePart.Hidden).Count.ShouldBe(256);
    }

    private async Task<GradedSubmission> GradeAsync(TestPackage package, BatchFolder output, string[] pictures)
    {
        var folder = Directory.CreateDirectory(Path.Combine(package.Root, "T_1_Ana")).FullName;
        File.WriteAllText(Path.Combine(folder, "Pictures.ipynb"), Notebook(pictures));
        File.WriteAllText(Path.Combine(folder, "my_forecast.ipynb"), Notebook(Forecast));
        await using var sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        var image = await sandbox.FindImageAsync("autograder/pytorch", CancellationToken.None)
            ?? throw new InvalidOperationException("The image autograder/pytorch is missing: ./test makes it.");
        using var slots = new CpuSlots(CpuSlots.Usual);
        var datasets = new DatasetProvider([set.Folder], Path.Combine(package.Root, "cache"), sandbox);
        var machine = new GradingMachine(sandbox, image, datasets, output.Store, slots, Path.Combine(package.Root, "work"), null, "test");
        GradedSubmission? result = null;
        var upload = new NamedUpload("1", new Upload(folder, TestPackage.At("2026-11-01T12:00Z"), []));
        await new BatchGrader(package.Load(), machine, output).GradeAsync([upload], 1, null, r => { result = r; return Task.CompletedTask; }, CancellationToken.None);
        return result.ShouldNotBeNull();
    }

    private static string Notebook(IEnumerable<string> cells) => JsonSerializer.Serialize(new
    {
        nbformat = 4,
        nbformat_minor = 4,
        metadata = new { },
        cells = cells.Select(source => new { cell_type = "code", metadata = new { }, execution_count = (int?)null, outputs = Array.Empty<object>(), source }),
    });
}
