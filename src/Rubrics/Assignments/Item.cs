using Autograder.Reference.Calculators;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Operations;

namespace Autograder.Rubrics.Assignments;

/// <summary>One question of an assignment and how it is checked.</summary>
public sealed record Item
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Asked { get; init; }
    public required Marks Marks { get; init; }
    public required ItemCheck Check { get; init; }

    /// <summary>Where the question comes from in the catalogue, for authors.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>How an item is checked: a closed family, one case per kind.</summary>
public abstract record ItemCheck
{
    private ItemCheck() { }

    /// <summary>The kind in the words of the field.</summary>
    public abstract string Kind { get; }

    /// <summary>Names of the runs whose evidence the check needs.</summary>
    public virtual IReadOnlyList<string> Runs => [];

    /// <summary>The part of the check that answers.yaml answers, or null.</summary>
    public virtual Answers? Typed => null;

    /// <summary>The same check with other typed answers; only where there are some.</summary>
    internal virtual ItemCheck WithTyped(Answers typed) => throw new InvalidOperationException($"An item of kind {Kind} has no typed answers.");

    /// <summary>How many lines of the rubric stand before those of <see cref="Typed"/>.</summary>
    public virtual int LinesBeforeTyped => 0;

    /// <summary>The student's functions against the reference on chosen inputs.</summary>
    public sealed record Outputs : ItemCheck
    {
        public override string Kind => "outputs";
        public override IReadOnlyList<string> Runs => [Run];
        public required string Run { get; init; }
        public required Tolerance Tolerance { get; init; }
        public required IReadOnlyList<OutputsCriterion> Criteria { get; init; }

        /// <summary>Diagnosed mistake → share (0 to 1) of a criterion's marks that it still earns.</summary>
        public required IReadOnlyDictionary<string, decimal> Near { get; init; }

        /// <summary>Whether got/expected tables may be shown; off where hidden inputs would be given away.</summary>
        public bool ShowValues { get; init; } = true;
    }

    /// <summary>Accuracy on data whose labels the student never sees.</summary>
    public sealed record Metric : ItemCheck
    {
        public override string Kind => "metric";
        public override IReadOnlyList<string> Runs => [Run];
        public required string Run { get; init; }
        public required decimal Threshold { get; init; }

        /// <summary>How many runs decide, ascending, such as 1, 3, 5.</summary>
        public required IReadOnlyList<int> SeedCounts { get; init; }

        /// <summary>Standard deviation between seeds.</summary>
        public required double SeedDeviation { get; init; }
        public Bonus? Bonus { get; init; }

        /// <summary>Name of the answer in which the student claims an accuracy, or null.</summary>
        public string? ClaimAnswer { get; init; }

        /// <summary>A test accuracy that differs from the held-back accuracy by more than this, either way, is shown to the instructor.</summary>
        public decimal GapFlag { get; init; } = 0.05m;

        /// <summary>The only criterion's words.</summary>
        public required string CriterionText { get; init; }
    }

    /// <summary>A against B, all else equal.</summary>
    public sealed record Comparison : ItemCheck
    {
        public override string Kind => "comparison";
        public override IReadOnlyList<string> Runs => [Run];
        public required string Run { get; init; }
        public required IReadOnlyList<ComparisonCriterion> Criteria { get; init; }
    }

    /// <summary>Typed answers, each checked by itself and combined by marking rules.</summary>
    public sealed record Answers : ItemCheck
    {
        public override string Kind => Word;
        public override Answers? Typed => this;
        internal override ItemCheck WithTyped(Answers typed) => typed;

        /// <summary>The kind as the package calls it: number, prose, parts, …</summary>
        public required string Word { get; init; }
        public required IReadOnlyList<Part> Parts { get; init; }
        public required MarkingRules Marking { get; init; }

        /// <summary>Whether the key may ever be shown.</summary>
        public bool ShowKey { get; init; } = true;

        /// <summary>An answer without its working waits for a marker.</summary>
        public bool WorkingRequired { get; init; }

        /// <summary>Does not build on other items: information for students.</summary>
        public bool Independent { get; init; }

        /// <summary>The way to the key, in words for students.</summary>
        public string? Solution { get; init; }
    }

    /// <summary>A notebook that is executed: its cells, its models and what they reach, and typed answers about them.</summary>
    public sealed record Notebook : ItemCheck
    {
        public override string Kind => "notebook";
        public override IReadOnlyList<string> Runs => [.. Criteria.SelectMany(c => c.Runs).Prepend(Run).Distinct()];
        public override Answers? Typed => Parts;
        internal override ItemCheck WithTyped(Answers typed) => this with { Parts = typed };
        public override int LinesBeforeTyped => Criteria.Count;

        /// <summary>The run that criteria are about unless they name another.</summary>
        public required string Run { get; init; }

        /// <summary>The model that criteria are about unless they name another; empty where there is none.</summary>
        public required string Model { get; init; }
        public required IReadOnlyList<NotebookCriterion> Criteria { get; init; }

        /// <summary>Typed answers of the item; their marks and those of the criteria make up the item's.</summary>
        public Answers? Parts { get; init; }
    }

    /// <summary>What was handed in, before anything is run or read: names, files, notebooks that can be opened.</summary>
    public sealed record Packaging : ItemCheck
    {
        public override string Kind => "packaging";
        public required IReadOnlyList<PackagingCriterion> Criteria { get; init; }
    }

    /// <summary>A PDF: opens, pages, has text or scans.</summary>
    public sealed record Document : ItemCheck
    {
        public override string Kind => "document";
        public override IReadOnlyList<string> Runs => [PdfRun];

        /// <summary>The name of the run that every package with a document item has.</summary>
        public const string PdfRun = "pdf";
        public required string Role { get; init; }
        public int? MaxPages { get; init; }

        /// <summary>Pages with fewer characters and no picture count as empty.</summary>
        public int LeastCharacters { get; init; } = 200;

        /// <summary>Which answers must be found in it, and the items that they belong to.</summary>
        public IReadOnlyList<DocumentAnswer> NumberedAnswers { get; init; } = [];

        /// <summary>How many drawings or pictures it must hold; 0 asks for none.</summary>
        public int Drawings { get; init; }

        /// <summary>Empty: one criterion for all that is asked.</summary>
        public IReadOnlyList<DocumentCriterion> Criteria { get; init; } = [];

        /// <summary>Whether its pages are looked at one by one.</summary>
        public bool LooksAtPages => NumberedAnswers.Count > 0 || Drawings > 0;
    }
}

/// <summary>An answer that a document holds.</summary>
/// <param name="Label">Its number there, such as 4.v.</param>
/// <param name="Item">The item that it answers.</param>
public sealed record DocumentAnswer(string Label, string Item);

/// <summary>One line of a document's rubric.</summary>
public sealed record DocumentCriterion(string Text, Marks Marks, DocumentTest Test);

public enum DocumentTest
{
    /// <summary>It opens, is short enough and not empty.</summary>
    Opens,

    /// <summary>Every answer is found; marks by share.</summary>
    Answers,

    /// <summary>It holds the drawings asked for; marks by share.</summary>
    Drawings,
}

/// <summary>One line about what was handed in.</summary>
/// <param name="Files">For <see cref="PackagingTest.Files"/>: patterns of file names that must be there; empty: those that the package requires.</param>
public sealed record PackagingCriterion(string Text, Marks Marks, PackagingTest Test, IReadOnlyList<string> Files);

public enum PackagingTest
{
    /// <summary>The upload is named as the package asks.</summary>
    ArchiveName,

    /// <summary>Files are there.</summary>
    Files,

    /// <summary>Every notebook is one.</summary>
    Notebooks,
}

/// <summary>Cases that together earn a criterion's marks.</summary>
public sealed record OutputsCriterion(string Text, Marks Marks, Operation Operation, IReadOnlyList<OutputsCase> Cases);

/// <summary>One call of the student's code with chosen inputs; the inputs are made once and shared by all submissions.</summary>
public sealed class OutputsCase(Operation operation, Given.Map settings)
{
    private readonly Lazy<PreparedCase> _prepared = new(() => operation.Prepare(settings));

    public Given.Map Settings => settings;
    public PreparedCase Prepared => _prepared.Value;
}

/// <summary>Extra marks from a higher value on.</summary>
public sealed record Bonus(decimal At, Marks Marks);

/// <summary>What a comparison must show.</summary>
public sealed record ComparisonCriterion(string Text, Marks Marks, ComparisonTest Test, string? Arm);

public enum ComparisonTest
{
    /// <summary>The arm (or every arm) ran to its end with finite losses.</summary>
    Ran,

    /// <summary>All arms start from the same weights and see the same batches; only the allowed settings differ.</summary>
    OnlyNamedDiffers,

    /// <summary>The arms end with different weights: the named thing has an effect at all.</summary>
    HasEffect,

    /// <summary>The arm's weights end up smaller than the other arm's.</summary>
    SmallerWeights,

    /// <summary>The arm's learning rates follow the exponential schedule.</summary>
    FollowsSchedule,

    /// <summary>The arm's training loss falls.</summary>
    Learns,
}
