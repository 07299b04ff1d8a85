using Autograder.Reference.Calculators;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Assignments;

/// <summary>What a run does, in the terms of the driver protocol.</summary>
public enum RunKind { Functions, Training, Comparison, Pdf, Notebook }

/// <summary>A run as the package describes it: one command in one box per submission (and seed).</summary>
public sealed record RunSettings
{
    /// <summary>How PDFs are looked at unless the package says otherwise.</summary>
    public static RunSettings Pdf { get; } = new()
    {
        Name = ItemCheck.Document.PdfRun,
        Kind = RunKind.Pdf,
        Limits = BoxLimits.Default with { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromSeconds(30) },
    };

    public required string Name { get; init; }
    public required RunKind Kind { get; init; }

    /// <summary>File name below drivers/ without its ending; null for our own (PDF).</summary>
    public string? Driver { get; init; }
    public required BoxLimits Limits { get; init; }
    public GpuRequest Gpu { get; init; } = GpuRequest.None;

    /// <summary>Name of the dataset, or null.</summary>
    public string? Data { get; init; }
    public DataSplit? Split { get; init; }

    /// <summary>Seeds in the order in which they are used; the first alone where one run is enough.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [1];

    /// <summary>Settings used where the submission names none.</summary>
    public Given Defaults { get; init; } = new Given.Map(new Dictionary<string, Given>());

    /// <summary>For comparisons: the arms, each with an id and its settings.</summary>
    public IReadOnlyList<ComparisonArm> Arms { get; init; } = [];

    /// <summary>For comparisons: names of the settings in which the arms may differ.</summary>
    public IReadOnlyList<string> AllowedDifference { get; init; } = [];

    /// <summary>For notebooks: which one, with what, and which networks it must make; null for other kinds.</summary>
    public NotebookSettings? Notebook { get; init; }

    /// <summary>Files of the image that student code must not see.</summary>
    public IReadOnlyList<string> Mask { get; init; } = [];
}

/// <summary>How the training part of a dataset is divided: what the student's code trains on, what it may look at with labels, and what it never sees the labels of.</summary>
public sealed record DataSplit(int Train, int Visible, int HeldBack, int Test);

/// <summary>One side of a comparison.</summary>
public sealed record ComparisonArm(string Id, Given.Map Settings);
