using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Notebooks;
using Autograder.Rubrics.Runs;

namespace Autograder.Fuzz.Readers;

/// <summary>Notebooks as students hand them in: whether they can be executed, and as markers see them. What executes them reads them again, in a box.</summary>
internal sealed class NotebookFuzz : IFuzzedReader
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

    public string Name => "notebook";

    public long MostAllocated => 256 << 20;

    public int Longest => 16 << 10;

    public int Most => 20 << 20;

    public IEnumerable<byte[]> Seeds => TextBytes.Of(
        """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","source":["# A\n","$x$"]},{"cell_type":"code","source":"x = 1","outputs":[{"output_type":"stream","name":"stderr","text":["a\r","b"]}]}]}""",
        """{"nbformat":3,"worksheets":[{"cells":[{"cell_type":"code","input":"print(1)","outputs":[{"output_type":"pyout","text":"1","png":"PNG"},{"output_type":"pyerr","ename":"E","evalue":"v","traceback":["\u001b[31mx"]}]}]}]}""",
        """{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"image/png":"PICTURE","text/html":"<b>","text/plain":"p"}},{"output_type":"error","traceback":[]}, 7, {"output_type":"x"}]}, 3]}""".Replace("PICTURE", Picture),
        """{"nbformat":5,"cells":[]}""");

    public IReadOnlyList<byte[]> Words { get; } =
    [
        [0xEF, 0xBB, 0xBF], [0xFF],
        .. TextBytes.Of(
            "\"cells\":", "\"worksheets\":", "\"nbformat\":4", "\"nbformat\":3", "\"cell_type\":\"code\"", "\"cell_type\":\"raw\"", "\"source\":", "\"input\":", "\"outputs\":[", "\"output_type\":\"stream\"", "\"output_type\":\"execute_result\"", "\"data\":{", "\"image/png\":",
            "\"traceback\":", "\"text\":", "\\ud800", "\\u0000", "\\u001b[1m", "[[[[[[[[", "{}", "[]", "null", "true", "-1e999", "9999999999999999999", ",", "]", "}", "\"", "\r", Picture),
    ];

    public void Read(byte[] input)
    {
        var problem = NotebookFile.ProblemOf(input);
        var view = NotebookView.Read(input);
        BrokenPromise.Unless(problem is null || view.Problem is not null, "what cannot be executed is not shown as if it could");
        BrokenPromise.Unless(view.Problem is null or { Length: < 500 } && view.Cells.Count <= NotebookView.MostCells, "a view stays within its limits");
        foreach (var text in view.Cells.SelectMany(c => c.Outputs).OfType<ViewOutput.Text>())
        {
            BrokenPromise.Unless(text.Content.Length <= 60_000, "outputs are cut");
        }
    }
}
