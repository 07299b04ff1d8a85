using System.Text.Json;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Notebooks;

/// <summary>A notebook as it was handed in, for a person to read: sources, and of the stored outputs texts and pictures. Nothing of it is executed, nothing in it stays active.</summary>
/// <param name="Cells">In order.</param>
/// <param name="More">How many cells are left out at the end.</param>
/// <param name="Problem">Why it cannot be shown, one sentence; null where it can.</param>
public sealed record NotebookView(IReadOnlyList<ViewCell> Cells, int More, string? Problem)
{
    /// <summary>Most cells that are shown.</summary>
    public const int MostCells = 500;

    /// <summary>Reads any bytes.</summary>
    /// <param name="only">Number of the one cell that is wanted: the others are there, but empty. Null for all.</param>
    public static NotebookView Read(ReadOnlyMemory<byte> file, int? only = null)
    {
        if (NotebookFile.ProblemOf(file) is { } problem)
        {
            return new NotebookView([], 0, $"The notebook {problem}");
        }

        using var document = JsonDocument.Parse(NotebookFile.WithoutMark(file), new JsonDocumentOptions { MaxDepth = NotebookFile.MostDepth });
        try
        {
            return Of(CellsOf(document.RootElement), only);
        }
        catch (InvalidOperationException)
        {
            return new NotebookView([], 0, $"The notebook {NotebookFile.HalfCharacter}");
        }
    }

    private static NotebookView Of(IReadOnlyList<JsonElement> cells, int? only)
    {
        var reader = new ViewCellReader();
        return new NotebookView(
            [.. cells.Take(MostCells).Select((cell, i) => only is null || only == i + 1 ? reader.Read(cell, i + 1) : new ViewCell(i + 1, ViewCellKind.Other, "", []))], Math.Max(0, cells.Count - MostCells), null);
    }

    private static IReadOnlyList<JsonElement> CellsOf(JsonElement root)
    {
        if (root.TryGetProperty("cells", out var cells) && cells.ValueKind == JsonValueKind.Array)
        {
            return [.. cells.EnumerateArray()];
        }

        return root.TryGetProperty("worksheets", out var sheets) && sheets.ValueKind == JsonValueKind.Array
            ? [.. sheets.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Object && s.TryGetProperty("cells", out var own) && own.ValueKind == JsonValueKind.Array).SelectMany(s => s.GetProperty("cells").EnumerateArray())]
            : [];
    }
}

/// <summary>One cell.</summary>
/// <param name="Number">Counted from 1 over all cells.</param>
/// <param name="Source">Markdown, code or plain text, as it was written.</param>
/// <param name="Outputs">What was stored below it when it was handed in; whether the code gives it, running it shows.</param>
public sealed record ViewCell(int Number, ViewCellKind Kind, string Source, IReadOnlyList<ViewOutput> Outputs);

/// <summary>What a cell holds.</summary>
public enum ViewCellKind { Markdown, Code, Other }

/// <summary>Something stored below a cell: a closed family.</summary>
public abstract record ViewOutput
{
    private ViewOutput() { }

    /// <summary>Plain text.</summary>
    /// <param name="IsError">What Python says when it fails, or writes to its standard error.</param>
    public sealed record Text(string Content, bool IsError) : ViewOutput;

    /// <summary>A picture that was put together again from its pixels.</summary>
    public sealed record Picture(byte[] Png, int Width, int Height) : ViewOutput;

    /// <summary>Something that is not shown.</summary>
    /// <param name="What">Its name and why, for people.</param>
    public sealed record LeftOut(string What) : ViewOutput;
}
