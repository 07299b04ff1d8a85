using Autograder.Rubrics.Grades;
using Autograder.Sandbox;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

public sealed class RanTests : IDisposable
{
    private readonly NotebookKit _kit = new("""
        - { text: It runs, marks: 1, check: ran }
        - { text: All of it runs, marks: 1, check: ran, all_cells: true }
        """, marks: 2);

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Earns_everything_where_all_cells_ran()
    {
        var item = _kit.Item("", new BuiltNotebook());
        item.Awarded.ShouldBe(new Marks(2));
        item.Found.ShouldContain("All 2 cells ran");
    }

    [Fact]
    public void Names_the_cell_that_failed_with_its_error_and_counts_what_followed()
    {
        var item = _kit.Item("", new BuiltNotebook
        {
            Cells =
            [
                BuiltNotebook.Cell(1),
                BuiltNotebook.Cell(2, "error", "plot(history)", more: """ "error":{"type":"NameError","message":"name 'plot' is not defined","line":3}"""),
                BuiltNotebook.Cell(3, "follow-up"),
            ],
        });
        item.Awarded.ShouldBe(new Marks(1));
        item.Criteria[0].Reason.ShouldContain("Cell 2 (`plot(history)`) stopped with NameError: name 'plot' is not defined (line 3 of the cell).");
        item.Criteria[0].Reason.ShouldContain("One later cell failed only because of that.");
        item.Exhibits.OfType<Exhibit.Table>().ShouldContain(t => t.Rows.Any(r => r.Cells[0] == "2" && r.Wrong));
    }

    [Fact]
    public void An_error_without_words_is_its_name_alone()
    {
        var item = _kit.Item("", new BuiltNotebook { Cells = [BuiltNotebook.Cell(1, "error", "grow()", more: """ "error":{"type":"MemoryError","message":"","line":2}""")] });
        item.Criteria[0].Reason.ShouldContain("stopped with MemoryError (line 2 of the cell).");
    }

    [Fact]
    public void A_cell_that_hangs_is_named_with_its_time()
    {
        var item = _kit.Item("", new BuiltNotebook { Status = "timeout", Cells = [BuiltNotebook.Cell(1, "timeout", "while True: pass"), BuiltNotebook.Cell(2, "skipped")], Models = [new("relu") { Status = "missing" }] });
        item.Awarded.ShouldBe(Marks.Zero);
        item.Found.ShouldContain("Cell 1 (`while True: pass`) was stopped after 2.5 s");
        item.Found.ShouldContain("One cell was not run any more.");
    }

    [Fact]
    public void A_cell_that_ends_Python_is_named() =>
        _kit.Item("", new BuiltNotebook { Status = "kernel-died", Cells = [BuiltNotebook.Cell(1, "died", "exit()")], Models = [] }).Found.ShouldContain("Cell 1 (`exit()`) ended Python itself");

    [Theory]
    [InlineData(BoxEnd.TimedOut, "its time was up")]
    [InlineData(BoxEnd.CpuTimeExceeded, "its processor time was used up")]
    [InlineData(BoxEnd.OutOfMemory, "more memory than allowed")]
    [InlineData(BoxEnd.OutputExceeded, "printed without end")]
    public void A_notebook_that_is_stopped_at_a_limit_says_at_which_and_in_which_cell(BoxEnd end, string limit)
    {
        var item = _kit.Item("", new BuiltNotebook { Status = "kernel-died", Message = "The run ended while cell 1 was running.", Cells = [BuiltNotebook.Cell(1, "died", "fit()")], Models = [], End = end });
        item.Found.ShouldContain("Cell 1 (`fit()`) was running when the notebook was stopped");
        item.Found.ShouldContain(limit);
        item.Found.ShouldNotContain("ended Python itself");
        item.Criteria[0].Reason.ShouldContain(limit);
    }

    [Fact]
    public void A_file_that_is_no_notebook_says_why() =>
        _kit.Item("", new BuiltNotebook { Status = "unreadable", Message = "net.ipynb is damaged.", Cells = [], Models = [] }).Criteria[0].Reason.ShouldContain("net.ipynb is damaged.");

    [Fact]
    public void A_box_that_was_stopped_for_its_memory_says_so()
    {
        var item = _kit.Item("", new BuiltNotebook { Status = "nonsense", Cells = [], Models = [], End = BoxEnd.OutOfMemory });
        item.Awarded.ShouldBe(Marks.Zero);
        item.Found.ShouldContain("more memory than allowed");
    }

    /// <summary>Code that writes the results itself and ends what would have written others.</summary>
    [Fact]
    public void Results_of_a_run_that_was_ended_do_not_say_that_all_went_well()
    {
        var item = _kit.Item("", new BuiltNotebook { End = BoxEnd.Signalled });
        item.Awarded.ShouldBe(Marks.Zero);
        item.Found.ShouldContain("was ended by signal");
        _kit.Item("", new BuiltNotebook()).Awarded.ShouldNotBe(Marks.Zero);
    }

    [Fact]
    public void Nothing_handed_in_is_said_line_by_line()
    {
        var item = _kit.Item("");
        item.Criteria.Count.ShouldBe(2);
        item.Criteria.ShouldAllBe(c => c.Reason.Contains("No notebook called net"));
    }
}
