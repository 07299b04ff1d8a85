using System.Text;
using System.Text.Json.Nodes;
using Autograder.Rubrics.Proving;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Proving;

/// <summary>Wrong submissions and mutants are made of the cells of the reference's notebooks.</summary>
public sealed class NotebookEditTests
{
    private static readonly byte[] Notebook = Encoding.UTF8.GetBytes("""
        {
         "nbformat": 4, "nbformat_minor": 5, "metadata": {},
         "cells": [
          { "cell_type": "markdown", "metadata": {}, "source": ["# lr = 0.1 and more" ] },
          { "cell_type": "code", "metadata": {}, "outputs": [ { "name": "stdout", "text": "lr = 0.1" } ], "execution_count": 1,
            "source": ["import torch\n", "lr = 0.1\n", "net = make()\n"] },
          { "cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null,
            "source": "for x, y in data:\n    opt.zero_grad()\n    loss(net(x), y).backward()\n    opt.step()\nplt.plot(a + b)\nnet.eval()" }
         ]
        }
        """);

    [Fact]
    public void Replaces_text_in_the_source_of_a_cell_and_nowhere_else()
    {
        var changed = Apply(new Edit("a.ipynb", "net = make()", "net = make(3)  # größer"));
        changed["cells"]![1]!["source"]!.AsArray().Select(l => (string?)l).ShouldBe(["import torch\n", "lr = 0.1\n", "net = make(3)  # größer\n"]);
        changed["cells"]![1]!["outputs"]![0]!["text"]!.GetValue<string>().ShouldBe("lr = 0.1");
        changed["cells"]![2]!["source"]!.GetValue<string>().ShouldStartWith("for x");
    }

    [Fact]
    public void Text_may_span_lines_of_a_cell() =>
        Apply(new Edit("a.ipynb", "opt.zero_grad()\n    loss", "loss"))["cells"]![2]!["source"]![1]!.GetValue<string>().ShouldBe("    loss(net(x), y).backward()\n");

    [Theory]
    [InlineData("lr = 0.1", null, "stands there 2 times: code cells (text), 1")]
    [InlineData("lr = 0.2", null, "stands there nowhere")]
    [InlineData("lr = 0.1", 2, "code cell 2, but stands there nowhere")]
    [InlineData("lr = 0.1", 7, "has no code cell 7")]
    [InlineData("", null, "stands there nowhere")]
    public void Text_that_is_not_there_exactly_once_is_the_authors_mistake(string find, int? cell, string words) =>
        FileEdit.Apply(new Edit("a.ipynb", find, "x", cell), Notebook).Problem.ShouldContain(words);

    [Fact]
    public void A_cell_can_be_named_where_the_text_stands_in_several() =>
        Apply(new Edit("a.ipynb", "lr = 0.1", "lr = 9", 1))["cells"]![1]!["source"]![1]!.GetValue<string>().ShouldBe("lr = 9\n");

    [Fact]
    public void Cells_are_for_notebooks() => FileEdit.Apply(new Edit("a.py", "x", "y", 1), "x"u8).Problem.ShouldContain("'cell' is for notebooks");

    [Fact]
    public void What_is_no_notebook_is_said_so() => FileEdit.Apply(new Edit("a.ipynb", "x", "y"), "x"u8).Problem.ShouldContain("is not a notebook");

    [Fact]
    public void Mutants_change_one_thing_in_one_code_cell()
    {
        var mutants = MutantMaker.Make("a.ipynb", NotebookSource.Read(Notebook).ShouldNotBeNull(), 100);
        mutants.Select(m => (m.Cell, m.Line, m.Now)).ShouldBe([(1, 2, "lr = (2 * 0.1)"), (1, 2, "lr=10 * 0.1"), (2, 2, "pass"), (2, 4, "pass"), (2, 6, "net.train()")], ignoreOrder: true);
        mutants.ShouldAllBe(m => NotebookSource.Read(Encoding.UTF8.GetBytes(m.Text))!.Cells.Count == 3);
    }

    private static JsonNode Apply(Edit edit)
    {
        var (text, problem) = FileEdit.Apply(edit, Notebook);
        problem.ShouldBeEmpty();
        return JsonNode.Parse(text.ShouldNotBeNull()).ShouldNotBeNull();
    }
}
