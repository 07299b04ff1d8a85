using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

public enum CellStatus
{
    Ok,
    Error,
    Timeout,

    /// <summary>Not run: left out, or nothing was left to run it.</summary>
    Skipped,

    /// <summary>The process ended in it.</summary>
    Died,

    /// <summary>It needed a name that a cell before it should have made and did not.</summary>
    FollowUp,
}

/// <summary>What became of one code cell.</summary>
public sealed record CellResult
{
    private const int MostText = 2000;

    /// <summary>Number of the code cell, from 1.</summary>
    public required int Index { get; init; }
    public required CellStatus Status { get; init; }

    /// <summary>For a cell that was running when the notebook as a whole was stopped: how that was, as <see cref="RunWords.Ended"/>; else empty.</summary>
    public required string Stopped { get; init; }
    public required double Seconds { get; init; }
    public required string FirstLine { get; init; }
    public required CellError? Error { get; init; }

    /// <summary>The beginning of what it printed or showed when we ran it.</summary>
    public required string Text { get; init; }

    /// <summary>The beginning of what the uploaded notebook claims that it printed.</summary>
    public required string StoredText { get; init; }

    /// <summary>Names of the kept pictures it drew; their blobs are those of the evidence's files.</summary>
    public required IReadOnlyList<string> Figures { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    internal static CellResult Read(Field at, RunEvidence evidence) => new()
    {
        Index = at.Whole("index"),
        Status = at.Word("status", Statuses, CellStatus.Skipped),
        Stopped = RunWords.WasStopped(evidence) && at.Word("status", Statuses, CellStatus.Skipped) == CellStatus.Died ? RunWords.Ended(evidence) : "",
        Seconds = at.Number("seconds"),
        FirstLine = at.Text("first_line", 200),
        Error = at["error"] is { IsMap: true } error ? new CellError(error.Text("type", 100), error.Text("message"), error.Whole("line")) : null,
        Text = at.Text("text", MostText),
        StoredText = at.Text("stored_text", MostText),
        Figures = [.. at.Texts("figures", 40).Where(evidence.Files.ContainsKey)],
        Notes = at.Texts("notes", 20),
    };

    private static readonly Dictionary<string, CellStatus> Statuses = new()
    {
        ["ok"] = CellStatus.Ok,
        ["error"] = CellStatus.Error,
        ["timeout"] = CellStatus.Timeout,
        ["skipped"] = CellStatus.Skipped,
        ["died"] = CellStatus.Died,
        ["follow-up"] = CellStatus.FollowUp,
    };
}

/// <summary>An error as Python words it.</summary>
/// <param name="Line">Line of the cell, from 1; 0 where it is not known.</param>
public sealed record CellError(string Type, string Message, int Line);
