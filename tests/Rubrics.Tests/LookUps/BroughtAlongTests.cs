using System.Text;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Tests.Content;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.LookUps;

/// <summary>Places in which a table of labels might be brought along unseen.</summary>
public sealed class BroughtAlongTests
{
    /// <summary>A hash and a label for each of 10,000 images.</summary>
    private static readonly byte[] Table = Random(90_000);

    [Fact]
    public void A_table_is_seen_wherever_it_stands_in_a_file()
    {
        BroughtAlong.Flag([File("labels.bin", Table)]).ShouldNotBeNull().ShouldContain("labels.bin");
        BroughtAlong.Flag([File("network.py", [.. Enumerable.Repeat((byte)' ', 2 << 20), .. Table])]).ShouldNotBeNull("behind two megabytes of spaces");
        BroughtAlong.Flag([File("train.ipynb", Notebook("table = '" + Convert.ToBase64String(Table) + "'", ""))]).ShouldNotBeNull("in a cell");
        BroughtAlong.Flag([File("network.py", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x = x + 1\n", 100_000))))]).ShouldBeNull();
        BroughtAlong.Flag([File("train.ipynb", Notebook("plot()", Convert.ToBase64String(Table)))]).ShouldBeNull("a picture that a cell drew");
        BroughtAlong.Flag([File("train.ipynb", Table)]).ShouldBeNull("it is no notebook, and nothing runs it");
    }

    [Fact]
    public void What_nobody_looks_into_does_not_come_into_a_box_that_trains()
    {
        var assignment = ContentMachine.Load("fri-cifar10-mlp");
        var package = PackageHash.Seal("s.zip", [File("network.py", [1]), File("plots/loss.PNG", Table), File("report.pdf", Table), File("other.ipynb", Table)], []);
        var files = SubmittedFiles.Assign(assignment.Submission, package.Files);

        SeenFiles.Of(assignment.Runs.First(r => r.Name == "training"), files, package).Files.Select(f => f.Path).ShouldBe(["network.py"]);
        SeenFiles.Of(assignment.Runs.First(r => r.Name == "functions"), files, package).ShouldBeSameAs(package);
    }

    private static byte[] Notebook(string source, string picture) => Encoding.UTF8.GetBytes(
        $$$"""{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["{{{source}}}"], "outputs": [{"data": {"image/png": "{{{picture}}}"}}]}]}""");

    private static IntakeFile File(string path, byte[] content) => new(path, content, "00");

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
