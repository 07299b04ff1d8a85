using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Calibrations;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Keys;

namespace Autograder.Rubrics.Assignments;

/// <summary>An assignment package, understood and validated: immutable.</summary>
public sealed record Assignment
{
    /// <summary>Lower-case name, also the name of its folder.</summary>
    public required string Slug { get; init; }

    /// <summary>The author's version, for people; <see cref="Sha256"/> decides.</summary>
    public required string Version { get; init; }
    public required string Title { get; init; }
    public required string Course { get; init; }

    /// <summary>Deadline, time zone and late rules.</summary>
    public required Calendar Calendar { get; init; }
    public required SubmissionRules Submission { get; init; }

    /// <summary>Name of the sandbox image, below <c>autograder/</c>; null where nothing is run.</summary>
    public required string? Image { get; init; }
    public required IReadOnlyList<DatasetRequirement> Datasets { get; init; }
    public required IReadOnlyList<RunSettings> Runs { get; init; }

    /// <summary>In the order of the report.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>What holds for all typed answers.</summary>
    public AnswerRules AnswerRules { get; init; } = AnswerRules.Usual;

    /// <summary>Computations, assumptions, and the keys that are the same for all students.</summary>
    public KeyBook Keys { get; init; } = KeyBook.Empty;

    /// <summary>Names of the files beside assignment.yaml that hold items.</summary>
    public IReadOnlyList<string> ItemFiles { get; init; } = [];

    /// <summary>Whether quick.yaml was laid over the package: for proofs, never for grading.</summary>
    public bool IsQuick { get; init; }

    /// <summary>How much repeated trainings of the reference differ, where that was measured.</summary>
    public Calibration Calibration { get; init; } = Calibration.None;

    /// <summary>Hash of assignment.yaml, of the files with items, of calibration.yaml, and of every driver: everything of the package that bears on marks.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Hash of the drivers alone: what runs depend on.</summary>
    public required string DriversSha256 { get; init; }

    /// <summary>Absolute path of the package.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether anything is run in a box at all; without, neither Docker nor an image is needed.</summary>
    public bool NeedsBoxes => Items.Any(i => i.Check.Runs.Count > 0);

    /// <summary>Full marks, without bonus.</summary>
    public Marks Maximum => Items.Aggregate(Marks.Zero, (sum, item) => sum + item.Marks);

    /// <summary>The package under a course's own calendar. Where that says nothing else than the package's, this is the package itself; otherwise <see cref="Sha256"/> names both.</summary>
    /// <param name="due">The course's deadline; null keeps the package's.</param>
    /// <param name="zone">IANA name of the zone in which <paramref name="due"/> and <paramref name="extensions"/> are meant.</param>
    /// <param name="rules">Late rules; null keeps the package's.</param>
    /// <param name="extensions">Student id, or whole words for a student, to own local deadline.</param>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public Assignment WithCalendar(DateTime? due, string zone, IReadOnlyList<LateRule>? rules, IReadOnlyDictionary<string, DateTime> extensions)
    {
        if (due is null && rules is null && extensions.Count == 0)
        {
            return this;
        }

        var calendar = Calendar.With(due, zone, rules, extensions);
        return calendar.Text == Calendar.Text ? this : this with
        {
            Calendar = calendar,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Sha256}\n{calendar.Text}"))),
        };
    }

    /// <summary>The stamp that grades carry.</summary>
    public AssignmentStamp Stamp => new(Slug, Version, Sha256, Title, Course, Calendar.Zone.Id, Calendar.DueAt(null));
}

/// <summary>What students hand in.</summary>
/// <param name="NamePattern">Such as <c>DL1_{roll}_{first}</c>, or null where any name goes.</param>
/// <param name="MaxGroup">Most members of a group; 1 for individual work.</param>
public sealed record SubmissionRules(string? NamePattern, IReadOnlyList<FileRule> Files, int MaxGroup)
{
    /// <summary>The pattern, ready to compare names with; null where any name goes.</summary>
    public SubmissionNames? Names { get; } = NamePattern is null ? null : SubmissionNames.Create(NamePattern, out _);

    /// <summary>One member of a group hands in the work, each of the others a text that names them.</summary>
    public bool JointTexts { get; init; }
}

/// <summary>A file of a submission by what it is for.</summary>
/// <param name="Role">code, settings, answers, report, …</param>
/// <param name="Pattern">Glob on the file name, such as <c>*.py</c>.</param>
/// <param name="MaxPages">For PDFs: the page limit of document items that name none, or null.</param>
public sealed record FileRule(string Role, string Pattern, bool Required, int? MaxPages);

/// <summary>A dataset the package needs.</summary>
public sealed record DatasetRequirement
{
    public required string Name { get; init; }
    public required DatasetKind Kind { get; init; }

    /// <summary>Below the data folder.</summary>
    public string Folder { get; init; } = "";
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>Official address, for people and for downloads: of the archive, or of the folder below which the files lie (mnist-idx).</summary>
    public string? Url { get; init; }

    /// <summary>For mnist-idx: torchvision's name, MNIST or FashionMNIST.</summary>
    public string Class { get; init; } = "";

    /// <summary>For waves: how many values a forecast starts from.</summary>
    public int Context { get; init; }

    /// <summary>For waves: how many values are forecast.</summary>
    public int Horizon { get; init; }
}

public enum DatasetKind
{
    /// <summary>The official CIFAR-10 binary layout: rows of one label byte and 3,072 pixel bytes.</summary>
    Cifar10Binary,

    /// <summary>scikit-learn's 1,797 digits, read once from the sandbox image by a box without student code.</summary>
    SklearnDigits,

    /// <summary>Four gzipped idx files of 28×28 images in ten classes: MNIST, FashionMNIST.</summary>
    MnistIdx,

    /// <summary>A noisy series of two waves, generated here.</summary>
    Waves,
}

/// <summary>A file of a dataset; any of the hashes is accepted; none listed accepts by structure alone.</summary>
public sealed record DatasetFile(string Name, IReadOnlyList<string> Sha256);
