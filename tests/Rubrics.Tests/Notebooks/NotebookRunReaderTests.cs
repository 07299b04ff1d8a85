using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class NotebookRunReaderTests
{
    [Fact]
    public void Understands_a_run()
    {
        using var package = NotebookPackage.Make();
        var run = package.Load().Runs[0];
        run.Kind.ShouldBe(RunKind.Notebook);
        run.Split.ShouldBeNull();
        var asked = run.Notebook.ShouldNotBeNull();
        asked.File.ShouldBe("My forecast");
        asked.CellTime.ShouldBe(TimeSpan.FromSeconds(30));
        asked.Models.ShouldBe([new NotebookModel("net", "forecaster", "history")]);
        asked.Parameters.Entries["ITERATIONS"].ShouldBe(new Given.Number(20));
    }

    [Fact]
    public void The_time_of_a_cell_is_that_of_the_run_unless_it_is_said()
    {
        using var package = NotebookPackage.Make();
        package.Load().Runs[1].Notebook.ShouldNotBeNull().CellTime.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("notebook: pictures", "notebook: pictures.ipynb", "without folder and ending")]
    [InlineData("cell: { wall: 30s }", "cell: { wall: 61s }", "the time of a cell must be from one second to the run's 60 s")]
    [InlineData("ITERATIONS: 20", "2x: 20", "'2x' is no name of a Python variable")]
    [InlineData("ITERATIONS: 20", "FAST: true", "give 1 or 0 instead of true or false")]
    [InlineData("ITERATIONS: 20", "SET: { a: 1 }", "a number, a text, or a list of these")]
    [InlineData("name: forecaster", "name: my.net", "'my.net' is no name of a Python variable")]
    [InlineData("log: history", "lgo: history", "'lgo' is not known here")]
    [InlineData("      net: { name: forecaster", "      \"n|t\": { name: forecaster", "must be made of letters, digits, - and _")]
    [InlineData("    data: waves\n", "    data: waves\n    split: { train: 1, visible: 1 }\n", "waves are not divided")]
    [InlineData("split: { train: 50000, visible: 10000 }", "split: { train: 50000, visible: 10001 }", "the test set that the notebook gets has 10000 images")]
    [InlineData("split: { train: 50000, visible: 10000 }", "split: { train: 55000, visible: 10000 }", "divides 65000 images")]
    [InlineData("split: { train: 50000, visible: 10000 }", "split: { train: 50, visible: 10, test: 5 }", "the hidden images are the official test images")]
    [InlineData("    split: { train: 50000, visible: 10000 }\n", "", "images need 'split")]
    [InlineData("class: MNIST", "class: EMNIST", "must be MNIST or FashionMNIST")]
    [InlineData("{ name: t10k-labels-idx1-ubyte.gz }", "{ name: labels.gz }", "lists its four files")]
    [InlineData("horizon: 4", "horizont: 4", "'horizon' is missing")]
    public void Reports_a_mistake_with_its_line(string right, string wrong, string says)
    {
        using var package = NotebookPackage.Make(NotebookPackage.Yaml.Replace("\r", "").Replace(right, wrong));
        var problems = AssignmentLoader.Load(package.Folder).Problems;
        problems.ShouldContain(p => p.Message.Contains(says) && p.Line > 5, string.Join('\n', problems));
    }

    [Fact]
    public void Settings_of_notebooks_are_unknown_to_other_runs()
    {
        using var package = NotebookPackage.Make(NotebookPackage.Yaml.Replace("kind: notebook\n    driver: notebook\n    notebook: pictures", "kind: training\n    driver: notebook\n    notebook: pictures"));
        var problems = AssignmentLoader.Load(package.Folder).Problems.Select(p => p.Message).ToList();
        problems.ShouldContain(p => p.Contains("'notebook' is not known here"));
        problems.ShouldContain(p => p.Contains("is for runs of kind notebook"));
    }
}
