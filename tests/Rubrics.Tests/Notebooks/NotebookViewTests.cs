using System.Text;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Notebooks;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class NotebookViewTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    [Fact]
    public void Shows_sources_texts_and_pictures()
    {
        var view = Read($$"""
            { "nbformat": 4, "cells": [
              { "cell_type": "markdown", "source": ["# Title\n", "text"] },
              { "cell_type": "code", "source": "print(1)", "outputs": [
                { "output_type": "stream", "name": "stdout", "text": ["1\n", "10%\r100%\n"] },
                { "output_type": "stream", "name": "stderr", "text": "warning" },
                { "output_type": "display_data", "data": { "image/png": "{{Pixel}}", "text/plain": "<Figure>" } },
                { "output_type": "execute_result", "data": { "text/html": "<script>alert(1)</script>", "text/plain": "table" } },
                { "output_type": "display_data", "data": { "image/svg+xml": "<svg onload=alert(1)>" } },
                { "output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\u001b[31mTrace\u001b[0m", "E: v"] } ] },
              { "cell_type": "raw", "source": "raw" } ] }
            """);

        view.Problem.ShouldBeNull();
        view.Cells.Select(c => (c.Number, c.Kind, c.Source)).ShouldBe([(1, ViewCellKind.Markdown, "# Title\ntext"), (2, ViewCellKind.Code, "print(1)"), (3, ViewCellKind.Other, "raw")]);
        var outputs = view.Cells[1].Outputs;
        outputs[0].ShouldBe(new ViewOutput.Text("1\n100%\n", false));
        outputs[1].ShouldBe(new ViewOutput.Text("warning", true));
        outputs[2].ShouldBeOfType<ViewOutput.Picture>().ShouldSatisfyAllConditions(p => p.Width.ShouldBe(1), p => PngImage.Clean(p.Png).ShouldBe(p.Png));
        outputs[3].ShouldBe(new ViewOutput.Text("table", false));
        outputs[4].ShouldBeOfType<ViewOutput.LeftOut>().What.ShouldContain("text/html");
        outputs[5].ShouldBeOfType<ViewOutput.LeftOut>().What.ShouldContain("image/svg+xml");
        outputs[6].ShouldBe(new ViewOutput.Text("Trace\nE: v", true));
    }

    [Fact]
    public void Reads_the_older_format()
    {
        var view = Read($$"""{ "nbformat": 3, "worksheets": [ { "cells": [ { "cell_type": "code", "input": ["x"], "outputs": [ { "output_type": "pyout", "text": "5" }, { "output_type": "display_data", "png": "{{Pixel}}" } ] } ] } ] }""");

        view.Cells.ShouldHaveSingleItem().Source.ShouldBe("x");
        view.Cells[0].Outputs.Select(o => o.GetType().Name).ShouldBe(["Text", "Picture"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"nbformat\": 99, \"cells\": []}")]
    [InlineData("{\"nbformat\": 4, \"cells\": {}}")]
    [InlineData("<html>")]
    public void Says_why_it_cannot_be_shown(string text) => Read(text).Problem.ShouldNotBeNull().ShouldStartWith("The notebook ");

    /// <summary>Which lookups meet such a name depends on its length; each either reads past it or says what is wrong.</summary>
    [Theory]
    [InlineData("{\"\\ud83d_____\": 1, \"nbformat\": 4, \"cells\": [{}]}")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": [{\"\\ud83d\": 1, \"cells\": [{}]}]}")]
    public void Half_a_character_in_a_name_breaks_nothing(string text) => (Read(text) is { Problem: null, Cells.Count: 1 } or { Problem.Length: > 0 }).ShouldBeTrue();

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{\"cell_type\": 5, \"source\": {\"a\": 1}}")]
    [InlineData("{\"cell_type\": \"code\", \"source\": [1, null, [\"x\"]], \"outputs\": [null, 5, {}, {\"output_type\": \"stream\"}, {\"output_type\": \"error\"}]}")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\\ud83d\", \"outputs\": []}")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"x\", \"outputs\": [{\"output_type\": \"display_data\", \"data\": {\"\\udc00/x\": 1}}]}")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"x\", \"outputs\": [{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"AAAA\"}}, {\"output_type\": \"display_data\", \"data\": {\"image/png\": \"not base64\"}}, {\"output_type\": \"display_data\", \"data\": {\"image/png\": {}}}, {\"output_type\": \"display_data\", \"data\": []}, {\"output_type\": \"display_data\"}]}")]
    public void Damaged_cells_do_no_harm(string cell)
    {
        var view = Read($$"""{ "nbformat": 4, "cells": [ {{cell}}, { "cell_type": "markdown", "source": "after" } ] }""");

        view.Cells.Count.ShouldBe(2);
        view.Cells[1].Source.ShouldBe("after");
    }

    [Fact]
    public void Bounds_cells_outputs_and_texts()
    {
        var output = $$"""{ "output_type": "stream", "text": "{{new string('x', 60_000)}}" }""";
        var cell = $$"""{ "cell_type": "code", "source": "{{new string('y', 120_000)}}", "outputs": [ {{string.Join(',', Enumerable.Repeat(output, 45))}} ] }""";

        var view = Read($$"""{ "nbformat": 4, "cells": [ {{cell}}, {{cell}}, {{string.Join(',', Enumerable.Repeat("{}", 600))}} ] }""");

        view.Cells.Count.ShouldBe(NotebookView.MostCells);
        view.More.ShouldBe(102);
        view.Cells[0].Source.Length.ShouldBe(100_001);
        view.Cells[0].Outputs.Count.ShouldBe(41);
        view.Cells.Sum(c => c.Source.Length + c.Outputs.OfType<ViewOutput.Text>().Sum(t => t.Content.Length)).ShouldBeLessThan(4_001_000);
    }

    [Fact]
    public void Survives_every_cut_and_changed_byte_of_a_notebook()
    {
        var file = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "sources"), "*.ipynb").First();
        var whole = File.ReadAllBytes(file);
        NotebookView.Read(whole).Problem.ShouldBeNull();
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var damaged = whole.ToArray();
            for (var k = 0; k < 3; k++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            NotebookView.Read(damaged);
            NotebookView.Read(whole.AsMemory(0, random.Next(whole.Length)));
        }
    }

    private static NotebookView Read(string text) => NotebookView.Read(Encoding.UTF8.GetBytes(text));
}
