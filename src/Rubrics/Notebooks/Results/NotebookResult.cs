using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>How the execution of a notebook ended.</summary>
public enum NotebookStatus
{
    /// <summary>Every cell was reached; some may have failed.</summary>
    Ok,

    /// <summary>The file is no notebook that can be executed.</summary>
    Unreadable,

    /// <summary>The process that runs the cells ended by itself.</summary>
    KernelDied,

    /// <summary>The time was up before the last cell; what was there was looked at.</summary>
    Timeout,

    /// <summary>The box left nothing that could be read.</summary>
    Lost,
}

/// <summary>What a notebook run left behind, read strictly from an untrusted box: what is odd becomes empty, never an exception.</summary>
public sealed record NotebookResult
{
    private const int MostCells = 500;
    private const int MostModels = 50;

    public required NotebookStatus Status { get; init; }

    /// <summary>Why it is not <see cref="NotebookStatus.Ok"/>, in words for the student; empty where it is.</summary>
    public required string Message { get; init; }

    /// <summary>The file that was executed.</summary>
    public required string File { get; init; }

    /// <summary>Time of all cells and of looking at the networks.</summary>
    public required double Seconds { get; init; }

    /// <summary>Time until the first cell could start.</summary>
    public required double StartupSeconds { get; init; }
    public required NotebookEnvironment Environment { get; init; }

    /// <summary>Plain sentences for the student.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What went wrong in our own code within the box, for authors and instructors; empty as a rule. Student code can write it, too.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Code cells in order.</summary>
    public required IReadOnlyList<CellResult> Cells { get; init; }

    /// <summary>Figures drawn, also those beyond the number that is kept.</summary>
    public required int FiguresInAll { get; init; }

    /// <summary>By the package's name of the network.</summary>
    public required IReadOnlyDictionary<string, ModelResult> Models { get; init; }

    /// <summary>The evidence behind it.</summary>
    public required RunResult Run { get; init; }

    public long Seed => Run.Evidence.Seed;

    /// <summary>The network of that name; one that is missing, with the reason, where the results do not speak of it.</summary>
    public ModelResult Model(string id) => Models.GetValueOrDefault(id)
        ?? ModelResult.Absent(id, Message.Length > 0 ? Message : $"The notebook {RunWords.Ended(Run.Evidence)} before its networks were looked at.");

    /// <summary>Reads the results of a run of kind notebook.</summary>
    public static NotebookResult Of(RunResult run)
    {
        var root = new Field(run.Results);
        var status = run.Problem.Length > 0 ? NotebookStatus.Lost : root.Word("status", Statuses, NotebookStatus.Lost);
        // Who says that all went well has ended well, and only then looked at networks. Where the engine saw another end, somebody else wrote that.
        var endedWell = run.Evidence is { End: Sandbox.BoxEnd.Exited, ExitCode: 0 };
        status = endedWell || status != NotebookStatus.Ok ? status : NotebookStatus.Lost;
        return new NotebookResult
        {
            Status = status,
            Message = MessageOf(run, root, status),
            File = root.Text("file", 300),
            Seconds = root.Number("seconds"),
            StartupSeconds = root.Number("startup_seconds"),
            Environment = NotebookEnvironment.Read(root["environment"], run.Evidence.Device),
            Notes = root.Texts("notes", 50),
            Faults = root.Texts("faults", 20),
            Cells = [.. root.Items("cells", MostCells).Select(cell => CellResult.Read(cell, run.Evidence))],
            FiguresInAll = root.Whole("figures_in_all"),
            Models = !endedWell ? new Dictionary<string, ModelResult>() : root.Entries("models", MostModels).ToDictionary(m => m.Name, m => ModelResult.Read(m.Name, m.Value, run)),
            Run = run,
        };
    }

    private static readonly Dictionary<string, NotebookStatus> Statuses = new()
    {
        ["ok"] = NotebookStatus.Ok,
        ["unreadable"] = NotebookStatus.Unreadable,
        ["kernel-died"] = NotebookStatus.KernelDied,
        ["timeout"] = NotebookStatus.Timeout,
    };

    private static string MessageOf(RunResult run, Field root, NotebookStatus status)
    {
        if (status != NotebookStatus.Lost)
        {
            return RunWords.WasStopped(run.Evidence) ? $"The notebook {RunWords.Ended(run.Evidence)}." : root.Text("message");
        }

        // how the engine saw it end comes before what the results say of themselves
        return run.Evidence is { End: Sandbox.BoxEnd.Exited, ExitCode: 0 } && run.Problem.Length > 0
            ? run.Problem
            : $"The notebook {RunWords.Ended(run.Evidence)} and left no results that could be read.";
    }
}

/// <summary>What the notebook ran on, for the report's provenance: as the box says, empty where it says nothing.</summary>
public sealed record NotebookEnvironment(string Python, string Torch, string Torchvision, string Numpy, string Device, string Cuda, string Driver)
{
    internal static NotebookEnvironment Read(Field at, string engine) => new(
        at.Text("python", 40), at.Text("torch", 40), at.Text("torchvision", 40), at.Text("numpy", 40),
        at.Text("device", 120) is { Length: > 0 } device ? device : engine, at.Text("cuda", 40), at.Text("driver", 40));
}
