using Autograder.TestKit;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>A package with one run of kind notebook, for tests.</summary>
internal static class NotebookPackage
{
    public const string Yaml = """
        format: 1
        slug: SLUG
        version: 1.0.0
        title: Notebooks
        course: Testing
        image: pytorch
        submission:
          files:
            - { role: notebook, pattern: "*.ipynb" }
            - { role: notebook, pattern: "*.py" }
        datasets:
          images:
            kind: mnist-idx
            class: MNIST
            folder: mnist
            url: https://example.org/mnist/
            files: [ { name: train-images-idx3-ubyte.gz }, { name: train-labels-idx1-ubyte.gz }, { name: t10k-images-idx3-ubyte.gz }, { name: t10k-labels-idx1-ubyte.gz } ]
          waves: { kind: waves, context: 8, horizon: 4 }
        runs:
          forecast:
            kind: notebook
            driver: notebook
            notebook: "My forecast"
            data: waves
            seeds: [11, 12, 13]
            parameters: { ITERATIONS: 20, NAME: "two words", SIZES: [3, 4] }
            cell: { wall: 30s }
            models:
              net: { name: forecaster, log: history }
            limits: { wall: 60s, cpu: 60s, memory: 2GiB }
          pictures:
            kind: notebook
            driver: notebook
            notebook: pictures
            data: images
            split: { train: 50000, visible: 10000 }
            models: { net: { name: net } }
            limits: { wall: 60s, cpu: 60s, memory: 2GiB }
        items:
          - id: forecast
            title: Forecast
            asked: Forecast.
            kind: notebook
            run: forecast
            model: net
            marks: 2
            criteria:
              - { text: Runs, marks: 1, check: ran }
              - { text: Is close, marks: 1, check: metric, metric: mean-squared-error, threshold: 0.01 }
        """;

    public static TestPackage Make(string? yaml = null)
    {
        var package = new TestPackage(yaml ?? Yaml, "notebooks");
        File.WriteAllText(Path.Combine(package.Folder, "drivers", "notebook.py"), "");
        return package;
    }
}
