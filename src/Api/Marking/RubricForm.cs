using Autograder.Api.Data;

namespace Autograder.Api.Marking;

/// <summary>The course's lines of a question as they are edited.</summary>
internal sealed class RubricForm
{
    public List<LineForm> Lines { get; set; } = [];
    public string? NewText { get; set; }
    public string? NewMarks { get; set; }

    /// <summary>"preview", "apply", or what to do with one line: "up:7", "down:7", "retire:7", "restore:7".</summary>
    public string Do { get; set; } = "";

    /// <summary>Names the preview that was looked at.</summary>
    public string? Shown { get; set; }

    public static RubricForm Of(IEnumerable<RubricLine> lines) => new() { Lines = [.. lines.Select(LineForm.Of)] };
}

